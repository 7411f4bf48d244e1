package import ElectionResults
package import Logging
package import Storage

/// Judges the events of the log by the rules, in order, and stores the alerts that they raise.
///
/// The cursor moves in the same transaction as the alerts are stored, and an alert's id comes from event and rule:
/// judging again after a crash adds nothing.
package struct RuleJudge: Sendable {
  private static let batchSize = 1_000

  private let store: Store
  private let conditions: ConditionDatabase
  private let rules: [Rule]
  private let firstSequences: [RuleID: Int]
  private let silentFeeds: Set<FeedID>
  private let timekeeper: any Timekeeper
  private let logger: Logger

  /// Puts the rules in force: those that the store does not know see only events that come later.
  ///
  /// - Parameters:
  ///   - silentFeeds: Feeds whose events of catching up raise no alerts.
  ///   - timekeeper: Says when an alert is made, which is also when it is due.
  package static func begin(
    _ rules: [Rule], store: Store, conditions: ConditionDatabase, silentFeeds: Set<FeedID>,
    timekeeper: any Timekeeper, logger: Logger
  ) async throws -> RuleJudge {
    let firstSequences = try await store.beginRules(rules.map(\.id), at: timekeeper.now)
    return RuleJudge(
      store: store, conditions: conditions, rules: rules, firstSequences: firstSequences,
      silentFeeds: silentFeeds, timekeeper: timekeeper, logger: logger)
  }

  /// Judges until no event is left that has not been judged.
  ///
  /// - Returns: The number of alerts that were raised.
  package func judgeAll() async throws -> Int {
    var raised = 0
    while true {
      let events = try await store.unjudgedEvents(limit: Self.batchSize)
      guard let last = events.last?.sequence else { return raised }
      let alerts = await alerts(for: events)
      try await store.recordAlerts(alerts, throughSequence: last)
      raised += alerts.count
      try Task.checkCancellation()
    }
  }

  /// The alerts of a batch: by event, and for one event in the order of the rules.
  private func alerts(for events: [Event]) async -> [NewAlert] {
    let batch = JudgedBatch(events.filter { !$0.isTrue(.isTest) && !isSilent($0) })
    var matches: [Int: [Rule]] = [:]
    for rule in rules {
      for sequence in await sequences(matching: rule, in: batch) {
        matches[sequence, default: []].append(rule)
      }
    }
    let now = timekeeper.now
    return batch.sequences.flatMap { sequence in
      let event = batch[sequence]
      return (matches[sequence] ?? []).map {
        NewAlert(alert: Alert(of: event, by: $0, at: now), sinks: $0.sinks)
      }
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
