internal import ElectionResults
internal import Storage

/// The columns in which the desk's actions are listed, in their order.
enum DeskActionColumn: String, CaseIterable {
  case number, kind, election, contest, rule, alert, details
  case requestedAt = "requested_at"
  case by, why, state
  case appliedAt = "applied_at"
  case refusedAt = "refused_at"
  case outcome
  case endsAt = "ends_at"
  case undoneAt = "undone_at"
  case undoBy = "undo_by"
  case undoWhy = "undo_why"
  case undoOutcome = "undo_outcome"

  /// What fits a terminal: what was done to what, by whom, when and why, and how it stands.
  static func ofTable(listing kinds: Set<DeskAction.Kind>) -> [DeskActionColumn] {
    let subjects = DeskAction.Kind.allCases.filter(kinds.contains).flatMap(\.subjects)
    return [.number] + (kinds.count > 1 ? [.kind] : [])
      + allCases.filter(subjects.contains) + [.requestedAt, .by, .state, .why]
  }

  func value(of action: DeskAction, _ state: DeskActionState) -> EventValue? {
    switch self {
    case .number: .integer(action.number)
    case .kind: .text(action.kind.rawValue)
    case .election: action.election.map { .text($0.text) }
    case .contest: action.contest.map { .text($0.text) }
    case .rule: action.rule.map { .text($0.text) }
    case .alert: action.alert.map { .text($0.text) }
    case .details: action.details.map { .json($0) }
    case .requestedAt: .text(action.requestedAt.description)
    case .by: action.by.map { .text($0) }
    case .why: .text(action.why)
    case .state: .text(state.rawValue)
    case .appliedAt: action.appliedAt.map { .text($0.description) }
    case .refusedAt: action.refusedAt.map { .text($0.description) }
    case .outcome: action.outcome.map { .text($0) }
    case .endsAt: action.endsAt.map { .text($0.description) }
    case .undoneAt: action.undoing?.undoneAt.map { .text($0.description) }
    case .undoBy: action.undoing?.by.map { .text($0) }
    case .undoWhy: action.undoing.map { .text($0.why) }
    case .undoOutcome: action.undoing?.outcome.map { .text($0) }
    }
  }
}

extension DeskAction.Kind {
  /// The columns that say what an action of the kind was done to, and until when.
  fileprivate var subjects: [DeskActionColumn] {
    switch self {
    case .hold, .set: [.election, .contest]
    case .withdraw: [.alert]
    case .reset: [.election]
    case .silence: [.rule, .endsAt]
    }
  }
}
