internal import ElectionResults
internal import Storage

/// How something that was done by hand stands. The raw value is the word in listings.
enum DeskActionState: String {
  /// Asked for, and not done yet.
  case waiting
  /// It could not be done.
  case refused
  /// Done, and it goes on.
  case inForce = "in_force"
  /// Done once and for all.
  case done
  /// The same contest was set again since: undoing that does not bring this one back.
  case superseded
  /// The election was reset since.
  case cleared
  /// Over by itself.
  case ended
  /// To be undone, which nobody has done yet.
  case undoing
  case undone

  /// The kinds that change how others stand.
  static let decisive: Set<DeskAction.Kind> = [.set, .reset]

  /// - Parameter actions: All that was done, those of ``decisive`` kinds at least.
  init(of action: DeskAction, among actions: [DeskAction], at moment: Timestamp) {
    let later = actions.filter { $0.number > action.number && $0.appliedAt != nil }
    let isSet = action.kind == .set
    if action.refusedAt != nil {
      self = .refused
    } else if action.appliedAt == nil {
      self = .waiting
    } else if let undoing = action.undoing, undoing.undoneAt != nil {
      self = .undone
    } else if isSet, later.contains(where: { $0.takesPlace(of: action) }) {
      self = .superseded
    } else if isSet, later.contains(where: { $0.clears(action) }) {
      self = .cleared
    } else if let undoing = action.undoing, undoing.refusedAt == nil {
      self = .undoing
    } else if !action.isInForce(at: moment) {
      self = .ended
    } else {
      self = action.kind == .withdraw || action.kind == .reset ? .done : .inForce
    }
  }
}

extension DeskAction {
  fileprivate func takesPlace(of other: DeskAction) -> Bool {
    kind == .set && election == other.election && contest == other.contest
  }

  fileprivate func clears(_ other: DeskAction) -> Bool {
    kind == .reset && election == other.election && undoing?.undoneAt == nil
  }
}
