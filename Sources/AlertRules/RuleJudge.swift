package import ElectionResults
package import Logging
package import Storage

/// Judges the events of the log by the rules, in order, and stores the alerts that they raise.
///
/// The cursor moves in the same transaction as the alerts are stored, and an alert's id comes from event and rule:
/// judging again after a crash adds nothing.
package struct RuleJudge: Sendable {
  private static let batchSize = 1_000

  let store: Store
  private let conditions: ConditionDatabase
  let rules: [Rule]
  private let firstSequences: [RuleID: Int]
  private let silentFeeds: Set<FeedID>
  let timekeeper: any Timekeeper
  let logger: Logger

  /// Puts the rules in force: those that the store does not know see only events that come later.
  ///
  /// - Parameters:
  ///   - silentFeeds: Feeds whose events of catching up raise no alerts.
  ///   - timekeeper: Says when an alert is made, which is also when it is due.
  package static func begin(
    _ rules: [Rule], store: Store, conditions: ConditionDatabase, silentFeeds: Set<FeedID>,
    timekeeper: any Timekeeper, logger: Logger
  ) async throws -> RuleJudge {
    for held in try await store.heldAlerts() where !rules.contains(where: { $0.id == held.rule }) {
      Self.tellEnd(of: held, "its rule is no longer there", to: logger)
    }
    let firstSequences = try await store.beginRules(rules.map(\.id), at: timekeeper.now)
    return RuleJudge(
      store: store, conditions: conditions, rules: rules, firstSequences: firstSequences,
      silentFeeds: silentFeeds, timekeeper: timekeeper, logger: logger)
  }

  /// Judges until no event is left that has not been judged, and settles the alerts whose wait is over.
  ///
  /// - Returns: The number of alerts that were raised.
  package func judgeAll() async throws -> Int {
    var raised = 0
    let now = timekeeper.now
    while true {
      let events = try await store.unjudgedEvents(limit: Self.batchSize)
      guard let last = events.last?.sequence else { break }
      raised += try await judge(events, through: last)
      try Task.checkCancellation()
    }
    return raised + (try await endDue(at: now))
  }

  private func judge(_ events: [Event], through last: Int) async throws -> Int {
    var step = try await stepOfHeldAlerts(concernedBy: events, through: last)
    for (event, rule) in await matches(among: events) {
      if let confirmation = rule.confirmation {
        try await hold(event, for: confirmation, by: rule, through: last, in: &step)
      } else {
        step.alerts.append(newAlert(of: event, by: rule))
      }
    }
    try await record(step, through: last)
    return step.alerts.count
  }

  func record(_ step: JudgedStep, through sequence: Int) async throws {
    try await store.recordAlerts(
      step.alerts, holding: step.holding, ending: step.ending, throughSequence: sequence)
  }

  func newAlert(of event: Event, by rule: Rule, unconfirmedBy feeds: Int? = nil) -> NewAlert {
    NewAlert(
      alert: Alert(of: event, by: rule, unconfirmedBy: feeds, at: timekeeper.now),
      sinks: rule.sinks)
  }

  /// What the rules make of a batch: by event, and for one event in the order of the rules.
  private func matches(among events: [Event]) async -> [(event: Event, rule: Rule)] {
    let batch = JudgedBatch(events.filter { !$0.isTrue(.isTest) && !isSilent($0) })
    var matches: [Int: [Rule]] = [:]
    for rule in rules {
      for sequence in await sequences(matching: rule, in: batch) {
        matches[sequence, default: []].append(rule)
      }
    }
    return batch.sequences.flatMap { sequence in
      (matches[sequence] ?? []).map { (batch[sequence], $0) }
    }
  }

  private func isSilent(_ event: Event) -> Bool {
    event.isTrue(.isCatchUp) && event.text(.feed).map { silentFeeds.contains(FeedID($0)) } ?? false
  }

  private func sequences(matching rule: Rule, in batch: JudgedBatch) async -> [Int] {
    let sequences = batch.sequences(of: rule.types, from: firstSequences[rule.id] ?? .max)
    guard let condition = rule.condition, let low = sequences.min(), let high = sequences.max()
    else { return sequences }
    let verdict = await conditions.judge(condition, events: low...high, types: rule.types)
    let judged = Set(sequences)
    for failure in verdict.failed where judged.contains(failure.sequence) {
      logger.warning(
        "a rule failed on an event and is not tried on it again",
        metadata: [
          "rule": "\(rule.id)", "event": "\(batch[failure.sequence].id)",
          "error": "\(failure.message)",
        ])
    }
    return verdict.matched.filter(judged.contains)
  }
}
