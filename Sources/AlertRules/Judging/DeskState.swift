internal import ElectionResults
internal import Storage

/// What the desk has done by hand that bears on alerts.
struct DeskState: Sendable {
  private let holds: [DeskAction]
  private let silences: [DeskAction]
  private let now: Timestamp

  init(_ actions: [DeskAction], at now: Timestamp) {
    holds = actions.filter { $0.kind == .hold && $0.isInForce(at: now) }
    silences = actions.filter { $0.kind == .silence }
    self.now = now
  }

  /// Whether nobody holds any contest, so that there is nothing to look up.
  var holdsNothing: Bool { holds.isEmpty }

  /// Whether the desk holds a contest, so that nothing of it is sent.
  func holds(_ contest: ContestID, of election: ElectionID) -> Bool {
    holds.contains { $0.contest == contest && $0.election == election }
  }

  /// Whether a rule was silenced at a moment of the log, or is now.
  func silences(_ rule: RuleID, at moment: Timestamp) -> Bool {
    silences.contains { silence in
      guard silence.rule == rule, let start = silence.appliedAt else { return false }
      let end = [silence.endsAt, silence.undoing?.undoneAt].compactMap(\.self).min()
      let covered = start <= moment && end.map { moment < $0 } ?? true
      return covered || silence.isInForce(at: now)
    }
  }
}
