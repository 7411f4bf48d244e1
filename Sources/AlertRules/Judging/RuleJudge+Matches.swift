internal import ElectionResults
internal import Storage

extension RuleJudge {
  /// What the rules make of a batch of events, each as of itself.
  struct Matches {
    /// By sequence, in the order of the rules.
    var rules: [Int: [Rule]] = [:]
    /// In the order of the log, then of the rules.
    var failures: [RuleFailure] = []
  }

  func matches(among events: [Event]) async -> Matches {
    let batch = EventBatch(events)
    var matches = Matches()
    var failures: [(sequence: Int, failure: RuleFailure)] = []
    for rule in rules {
      let seen = batch.sequences(of: rule.types).filter {
        sight.blindness(of: rule, to: batch[$0]) == nil
      }
      guard let condition = rule.condition, let low = seen.min(), let high = seen.max() else {
        for sequence in seen { matches.rules[sequence, default: []].append(rule) }
        continue
      }
      let verdict = await conditions.judge(condition, events: low...high, types: rule.types)
      let judged = Set(seen)
      for sequence in verdict.matched where judged.contains(sequence) {
        matches.rules[sequence, default: []].append(rule)
      }
      for failed in verdict.failed where judged.contains(failed.sequence) {
        let failure = RuleFailure(of: rule.id, on: batch[failed.sequence], reason: failed.message)
        failures.append((failed.sequence, failure))
      }
    }
    matches.failures = failures.sorted { $0.sequence < $1.sequence }.map(\.failure)
    return matches
  }
}

extension RuleFailure {
  /// The failure of a rule on an event, told as `rule.failing` at the event's own moment.
  init(of rule: RuleID, on event: Event, reason: String) {
    var told = Event()
    told.set(.type, EventType.ruleFailing.rawValue)
    for column in [EventColumn.time, .election, .electionName, .body, .isTest, .isCatchUp] {
      told[column] = event[column]
    }
    told.set(.rule, rule)
    told.set(.cause, event.id)
    let subject = [event.text(.type), event.text(.contestName) ?? event.text(.contest)]
      .compactMap(\.self).joined(separator: " of ")
    told.set(
      .message,
      "rule \(rule): its condition \(reason) on \(subject), event \(event.sequence ?? 0), for which it raises nothing"
    )
    told.set(.failures, 1)
    self.init(rule: rule, event: told, reason: reason)
  }
}
