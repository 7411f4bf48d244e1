internal import GRDB

extension Store {
  /// What was done by hand, oldest first.
  ///
  /// - Parameter kinds: Nil for everything.
  package func deskActions(of kinds: Set<DeskAction.Kind>? = nil) async throws -> [DeskAction] {
    let names = (kinds ?? Set(DeskAction.Kind.allCases)).map { "'\($0.rawValue)'" }.sorted()
    return try await read { database in
      try DeskActionTable.actions(
        where: "kind IN (\(names.joined(separator: ", ")))", in: database)
    }
  }

  /// What was asked for by hand, to be done or undone, and nobody has done yet, oldest first.
  package func pendingDeskActions() async throws -> [DeskAction] {
    try await read { database in
      try DeskActionTable.actions(
        where: """
          (applied_at IS NULL AND refused_at IS NULL)
            OR (undo_requested_at IS NOT NULL AND undone_at IS NULL AND undo_refused_at IS NULL)
          """, in: database)
    }
  }

  /// Stores a wish that whoever records the election is to carry out.
  ///
  /// - Returns: Its number.
  package func request(_ action: DeskAction) async throws -> Int {
    try await write { try DeskActionTable.insert(action, in: $0) }
  }

  /// Stores the wish that an action be undone; does nothing when that is asked for already, unless it was refused.
  package func requestUndoing(
    _ number: Int, _ undoing: DeskAction.Undoing
  ) async throws {
    try await write { try DeskActionTable.requestUndoing(number, undoing, in: $0) }
  }
}
