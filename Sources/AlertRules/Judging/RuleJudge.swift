package import ElectionResults
package import Logging
package import Storage

/// Judges the events of the log by the rules, in order, and stores the alerts that they raise.
///
/// The cursor moves in the same transaction as the alerts are stored, and an alert's id comes from event and rule:
/// judging again after a crash adds nothing. What comes of the log is a function of the log and the rules: whatever waits
/// is settled at its place in the log, whenever that is looked at. See ``Judgement``.
package struct RuleJudge: Sendable {
  private static let batchSize = 1_000

  let store: Store
  let conditions: ConditionDatabase
  let rules: [Rule]
  let sight: RuleSight
  let timekeeper: any Timekeeper
  let logger: Logger

  /// Puts the rules in force: those that the store does not know see only events that come later.
  ///
  /// - Parameters:
  ///   - timekeeper: Says when an alert is made, which is also when it is due.
  ///   - fromStart: Whether they see all of the log instead.
  package static func begin(
    _ rules: [Rule], store: Store, conditions: ConditionDatabase,
    catchingUp: RuleSight.CatchingUp = RuleSight.CatchingUp(), timekeeper: any Timekeeper,
    logger: Logger,
    fromStart: Bool = false
  ) async throws -> RuleJudge {
    for held in try await store.heldAlerts() where !rules.contains(where: { $0.id == held.rule }) {
      Self.tell(logger, endOf: held, because: "its rule is no longer there")
    }
    let states = try await store.beginRules(
      rules.map { ($0.id, $0.condition?.expression) }, at: timekeeper.now, fromStart: fromStart)
    return RuleJudge(
      store: store, conditions: conditions, rules: rules,
      sight: RuleSight(
        firstSequences: states.mapValues(\.firstSequence), catchingUp: catchingUp),
      timekeeper: timekeeper, logger: logger)
  }

  /// Judges until no event is left that has not been judged, and settles what is due by now.
  ///
  /// - Returns: The number of alerts that were raised.
  package func judgeAll() async throws -> Int {
    var raised = 0
    while true {
      try Task.checkCancellation()
      var state = try await store.judgementState(limit: Self.batchSize)
      let now = timekeeper.now
      // What waits for something that its rule, changed since, no longer asks for is due.
      for place in state.held.indices where !isAskedFor(state.held[place]) {
        state.held[place].dueAt = min(state.held[place].dueAt, now)
      }
      guard !state.events.isEmpty || state.hasDue(at: now) else { return raised }
      var judgement = Judgement(of: state, by: self, at: now)
      try await judgement.settleAll(isLast: state.events.count < Self.batchSize)
      do {
        try await store.record(judgement.step)
      } catch StoreError.judgementMoved {
        continue
      }
      for (held, reason) in judgement.endings {
        Self.tell(logger, endOf: held, because: reason)
      }
      for failure in judgement.step.failures { tell(failure) }
      raised += judgement.step.alerts.count
    }
  }

  /// When ``judgeAll()`` is to be called again though nothing new was recorded; nil when nothing waits.
  package func nextDue() async throws -> Timestamp? { try await store.nextJudgementDue() }

  private func isAskedFor(_ held: HeldAlert) -> Bool {
    guard let rule = rule(held.rule) else { return true }
    return switch held.wait {
    case .hold: rule.holdDown > .zero
    case .confirm: (rule.confirmation?.feeds ?? 1) > 1
    }
  }

  func rule(_ id: RuleID) -> Rule? { rules.first { $0.id == id } }

  private func tell(_ failure: RuleFailure) {
    logger.warning(
      "a rule failed on an event and is not tried on it again",
      metadata: [
        "rule": "\(failure.rule)", "event": "\(failure.event.text(.cause) ?? "")",
        "error": "\(failure.reason)",
      ])
  }

  private static func tell(_ logger: Logger, endOf held: HeldAlert, because reason: String) {
    logger.notice(
      "an alert that waited does not go out: \(reason)",
      metadata: ["rule": "\(held.rule)", "event": "\(held.event.id)"])
  }
}

extension JudgementState {
  /// Whether something waits that is over by now.
  fileprivate func hasDue(at now: Timestamp) -> Bool {
    held.contains { $0.dueAt <= now } || windows.contains { $0.closesAt <= now }
  }
}
