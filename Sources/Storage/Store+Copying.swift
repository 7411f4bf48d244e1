internal import GRDB

extension Store {
  /// Copies the store as of one moment into a file that is not there yet, beside whatever goes on in it.
  ///
  /// - Returns: The copy.
  package func copied(to path: String) async throws -> Store {
    let copy = try Store(path: path)
    try backUp(into: copy)
    return copy
  }

  /// Forgets all that rules have made of the log and the desk of alerts, so that it can be judged anew from its first event
  /// on. For copies only.
  package func forgetJudgements() async throws {
    try await write { database in
      for table in ["held_alerts", "limit_windows", "deliveries"] {
        try database.execute(sql: "DELETE FROM \(table)")
      }
      try database.execute(
        sql: "DELETE FROM desk_actions WHERE kind IN ('hold', 'silence', 'withdraw')")
      try database.execute(sql: "DELETE FROM alerts")
      try database.execute(sql: "DELETE FROM rules")
      try database.execute(sql: "UPDATE rule_cursor SET sequence = 0")
    }
  }
}
