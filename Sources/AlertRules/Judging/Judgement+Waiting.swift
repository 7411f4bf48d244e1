internal import ElectionResults
internal import Storage

/// Alerts that wait: for their condition to go on holding, or for other feeds.
///
/// They are rows of the store, entered in the transaction that moves the cursor past their event. Whether one is made is
/// found from the log alone.
extension Judgement {
  /// Settles the alerts that wait for what an event may bring: another feed's agreement, or that theirs is taken back.
  mutating func follow(_ event: Event, at time: Timestamp) async throws {
    guard let contest = event.contest, Self.matters(event) else { return }
    for alert in held where alert.event.election == event.election {
      guard let rule = judge.rule(alert.rule),
        try await self.contest(of: alert.event) == contest
      else { continue }
      switch try await verdict(on: alert, by: rule) {
      case .confirmed where alert.wait == .confirm:
        release(alert)
        try await raiseHeld(alert, by: rule, at: time)
      case .takenBack(let correction):
        release(alert, because: .takenBack(by: correction))
      case .confirmed, .open: continue
      }
    }
  }

  /// Whether an event can settle an alert that waits.
  private static func matters(_ event: Event) -> Bool {
    switch event.type {
    case .resultDeclared, .sourcesAgreed, .sourcesDisagreed: true
    default: event.text(.corrects) != nil
    }
  }

  /// Settles an alert whose wait is over: what the log has not brought by now it has not brought.
  mutating func end(_ alert: HeldAlert) async throws {
    guard let rule = judge.rule(alert.rule) else { return release(alert) }
    let verdict = try await verdict(on: alert, by: rule)
    if case .takenBack(let correction) = verdict {
      return release(alert, because: .takenBack(by: correction))
    }
    switch alert.wait {
    case .hold: try await endHoldDown(alert, by: rule)
    case .confirm:
      release(
        alert, because: verdict != .confirmed && rule.drops ? .notConfirmed : nil)
      if verdict == .confirmed {
        try await raiseHeld(alert, by: rule, at: alert.dueAt)
      } else if case .open(let feeds) = verdict, !rule.drops {
        try await raiseHeld(alert, by: rule, at: alert.dueAt, unconfirmedBy: feeds)
      }
    }
  }

  private mutating func endHoldDown(_ alert: HeldAlert, by rule: Rule) async throws {
    guard let sequence = alert.event.sequence else { return release(alert) }
    if let condition = rule.condition {
      do throws(ConditionError) {
        let holds = try await judge.conditions.holds(condition, event: sequence, asOf: position)
        guard holds == true else { return release(alert, because: .noLongerHolds) }
      } catch {
        note(RuleFailure(of: rule.id, on: alert.event, reason: error.message))
        return release(alert, because: .failed)
      }
    }
    release(alert)
    if let confirmation = rule.confirmation, confirmation.feeds > 1 {
      return try await confirmOrRaise(alert.event, by: rule, at: alert.dueAt)
    }
    try await raiseHeld(alert, by: rule, at: alert.dueAt)
  }

  /// Raises an alert that waited, and tells what has been corrected of it meanwhile without taking it back.
  private mutating func raiseHeld(
    _ alert: HeldAlert, by rule: Rule, at moment: Timestamp, unconfirmedBy feeds: Int? = nil
  ) async throws {
    try await raise(alert.event, by: rule, at: moment, unconfirmedBy: feeds)
    for correction in try await history(of: alert)?.corrections ?? [] {
      let owed = try await sinksOwed(byCorrection: correction)
      try await followUp(
        correction, at: moment, to: owed.filter { rule.sinks.contains($0.key) })
    }
  }

  /// What the log says by now of an alert that waits.
  func verdict(on alert: HeldAlert, by rule: Rule) async throws -> OutcomeHistory.Verdict {
    guard let history = try await history(of: alert) else { return .confirmed }
    let feeds = alert.wait == .confirm ? rule.confirmation?.feeds ?? 1 : .max
    return history.verdict(feeds: feeds, until: alert.dueAt)
  }

  /// Nil for an event of no contest.
  private func history(of alert: HeldAlert) async throws -> OutcomeHistory? {
    guard let contest = try await contest(of: alert.event) else { return nil }
    let events = try await judge.store.outcomeHistory(
      of: contest, in: alert.event.election, through: position)
    // A rehearsal says nothing of the real night, nor the other way round.
    let isTest = alert.event.isTrue(.isTest)
    return OutcomeHistory(
      event: alert.event, events: events.filter { $0.isTrue(.isTest) == isTest })
  }
}

extension Rule {
  fileprivate var drops: Bool { confirmation?.remainder == .drop }
}

/// Why an alert that waited does not go out.
extension String {
  fileprivate static let noLongerHolds = "its condition no longer holds"
  fileprivate static let notConfirmed = "it was not confirmed in time"
  fileprivate static let failed = "its condition failed"

  static func takenBack(by correction: EventID) -> String {
    "the event was taken back by \(correction)"
  }
}
