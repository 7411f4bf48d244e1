package import ElectionResults
internal import Logging
internal import Storage

/// Alerts that wait before they are made.
///
/// They are rows of the store, entered in the transaction that moves the cursor past their event. Whether one is made is
/// found from the log alone: when an event of its contest is judged, and when it is due.
extension RuleJudge {
  /// When ``judgeAll()`` is to be called again though nothing new was recorded; nil when no alert waits.
  package func nextDue() async throws -> Timestamp? { try await store.nextHeldDue() }

  /// Has an alert wait for other feeds, unless they have agreed already.
  func hold(
    _ event: Event, for confirmation: Confirmation, by rule: Rule, through sequence: Int,
    in step: inout JudgedStep
  ) async throws {
    let observed = event.text(.time).flatMap { Timestamp(rfc3339: $0) } ?? timekeeper.now
    let held = HeldAlert(
      rule: rule.id, wait: .confirm, event: event, dueAt: observed + confirmation.within)
    switch try await verdict(on: held, by: rule, through: sequence) {
    case .open: step.holding.append(held)
    case .confirmed: step.alerts.append(newAlert(of: event, by: rule))
    case .takenBack(let correction): tellEnd(of: held, takenBackBy: correction)
    }
  }

  /// Settles the alerts that wait for what a batch of events may bring.
  func stepOfHeldAlerts(
    concernedBy events: [Event], through sequence: Int
  ) async throws -> JudgedStep {
    var step = JudgedStep()
    let contests = Set(events.compactMap(\.contest))
    for held in try await store.heldAlerts() {
      guard let contest = held.event.contest, contests.contains(contest) else { continue }
      try await settle(held, isDue: false, through: sequence, in: &step)
    }
    return step
  }

  /// Settles the alerts that are due: what the log has not confirmed by now is not confirmed.
  ///
  /// - Returns: The number of alerts that were raised.
  func endDue(at now: Timestamp) async throws -> Int {
    var step = JudgedStep()
    for held in try await store.heldAlerts() {
      let waits = rules.contains { $0.id == held.rule && $0.confirmation != nil }
      guard held.dueAt <= now || !waits else { continue }
      try await settle(held, isDue: true, through: nil, in: &step)
    }
    if !step.ending.isEmpty { try await record(step, through: 0) }
    return step.alerts.count
  }

  private func settle(
    _ held: HeldAlert, isDue: Bool, through sequence: Int?, in step: inout JudgedStep
  ) async throws {
    guard let rule = rules.first(where: { $0.id == held.rule }) else { return }
    switch try await verdict(on: held, by: rule, through: sequence) {
    case .confirmed:
      step.alerts.append(newAlert(of: held.event, by: rule))
    case .takenBack(let correction):
      tellEnd(of: held, takenBackBy: correction)
    case .open(let feeds) where isDue:
      if rule.confirmation?.remainder == .drop {
        Self.tellEnd(of: held, "it was not confirmed in time", to: logger)
      } else {
        step.alerts.append(newAlert(of: held.event, by: rule, unconfirmedBy: feeds))
      }
    case .open: return
    }
    step.ending.append(held)
  }

  private func verdict(
    on held: HeldAlert, by rule: Rule, through sequence: Int?
  ) async throws -> OutcomeHistory.Verdict {
    guard let contest = held.event.contest else { return .confirmed }
    let events = try await store.outcomeHistory(
      of: contest, in: held.event.election, through: sequence)
    return OutcomeHistory(event: held.event, events: events)
      .verdict(feeds: rule.confirmation?.feeds ?? 1, until: held.dueAt)
  }

  private func tellEnd(of held: HeldAlert, takenBackBy correction: EventID) {
    Self.tellEnd(of: held, "the event was taken back by \(correction)", to: logger)
  }

  static func tellEnd(of held: HeldAlert, _ reason: String, to logger: Logger) {
    logger.notice(
      "an alert that waited does not go out: \(reason)",
      metadata: ["rule": "\(held.rule)", "event": "\(held.event.id)"])
  }
}
