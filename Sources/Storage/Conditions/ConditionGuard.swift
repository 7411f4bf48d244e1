internal import CSQLite

/// SQLite's authorizer: says of each thing that a statement is about to do whether a condition may.
enum ConditionGuard {
  /// The tables behind each view; a statement reads them from within the view only.
  private static let sources: [String: Set<String>] = [
    "events": ["events"], "results": ["standings"], "tallies": ["tally_standings"],
    "candidates": ["standings", "candidate_standings"],
  ]
  private static let tableFunctions: Set<String> = ["json_each"]

  static func install(on connection: OpaquePointer, _ scope: ConditionScope) {
    sqlite3_set_authorizer(
      connection,
      { context, action, first, second, schema, view in
        guard let context else { return SQLITE_DENY }
        let scope = Unmanaged<ConditionScope>.fromOpaque(context).takeUnretainedValue()
        guard scope.isGuarded else { return SQLITE_OK }
        let names = [first, second, schema, view].map { $0.map { String(cString: $0) } ?? "" }
        return ConditionGuard.permits(action, names, scope) ? SQLITE_OK : SQLITE_DENY
      }, Unmanaged.passUnretained(scope).toOpaque())
  }

  private static func permits(_ action: Int32, _ names: [String], _ scope: ConditionScope) -> Bool {
    switch action {
    case SQLITE_RECURSIVE: return true
    case SQLITE_SELECT:
      scope.selects += 1
      return true
    case SQLITE_READ:
      return permitsRead(table: names[0], column: names[1], schema: names[2], view: names[3], scope)
    case SQLITE_FUNCTION:
      let name = names[1].lowercased()
      if ConditionFunctions.allowed.contains(name) || ConditionFunctions.own.contains(name) {
        return true
      }
      scope.refusal = ("the function \(name) is not available in a condition", name)
      return false
    default:
      scope.refusal = ("a condition only reads", "")
      return false
    }
  }

  private static func permitsRead(
    table: String, column: String, schema: String, view: String, _ scope: ConditionScope
  ) -> Bool {
    let table = table.lowercased()
    // The wrapper's own FROM is the only one that can name the log itself: "main" is refused in the condition.
    if schema == "main", table == "events", view.isEmpty {
      scope.columns.insert(column)
      return true
    }
    if schema == "main", sources[view.lowercased()]?.contains(table) == true { return true }
    if sources[table] != nil || tableFunctions.contains(table) { return true }
    // A recursive expression reads its own rows under its own name, which may not be the name of anything else.
    let isReal =
      scope.tables.contains(table) || ["sqlite_", "pragma_"].contains(where: table.hasPrefix)
    if !isReal, scope.tableExpressions.contains(table) { return true }
    scope.refusal = (
      "no view is called \(table); a condition reads event, events, results, candidates and tallies",
      table
    )
    return false
  }
}
