package import ElectionResults
internal import GRDB

extension Store {
  /// Takes an alert back: what is still to be sent of it is cancelled, and every sink that may have it is told.
  ///
  /// - Parameters:
  ///   - action: With the alert.
  ///   - news: What those sinks are told.
  /// - Returns: The action's number, and the sinks; nil when the alert is withdrawn already.
  package func withdraw(
    _ action: DeskAction, telling news: Alert
  ) async throws -> (number: Int, sinks: [SinkID])? {
    try await write { database in
      guard let alert = action.alert else { return nil }
      let earlier = try DeskActionTable.actions(
        where: "kind = 'withdraw' AND alert = ? AND undone_at IS NULL", [alert.text],
        in: database)
      guard earlier.isEmpty else { return nil }
      let number = try DeskActionTable.insert(action, in: database)
      let told = try AlertTable.told(where: "a.id = ?", [alert.text], in: database)
      try database.execute(
        sql: """
          UPDATE deliveries SET state = 'cancelled', digest = NULL, finished_at = ?
          WHERE alert = ? AND state IN ('waiting', 'collected', 'withheld')
          """, arguments: [StoredTime.text(action.requestedAt), alert.text])
      // One that waits may be on its way this moment, or have arrived without an answer.
      let sinks = told.filter { [.delivered, .digested, .waiting].contains($0.state) }.map(\.sink)
      if !sinks.isEmpty {
        try AlertTable.insert(NewAlert(alert: news, sinks: sinks), in: database)
      }
      return (number, sinks)
    }
  }

  /// Lets an alert stand after all: what was cancelled is sent, and those who were told of the withdrawal are told so.
  ///
  /// - Parameters:
  ///   - withdrawal: What they were told.
  ///   - news: What they are told now.
  /// - Returns: The sinks that get the alert now, and those that are told that it stands.
  package func endWithdrawal(
    _ action: DeskAction, _ undoing: DeskAction.Undoing, withdrawal: AlertID, telling news: Alert
  ) async throws -> (sent: [SinkID], told: [SinkID]) {
    try await write { database in
      guard let alert = action.alert else { return ([], []) }
      try DeskActionTable.requestUndoing(action.number, undoing, in: database)
      let now = StoredTime.text(undoing.requestedAt)
      let cancelled = try AlertTable.told(
        where: "a.id = ? AND d.state = 'cancelled'", [alert.text], in: database)
      try database.execute(
        sql: """
          UPDATE deliveries SET state = 'waiting', finished_at = NULL, first_due_at = ?1, due_at = ?1
          WHERE alert = ?2 AND state = 'cancelled'
          """, arguments: [now, alert.text])
      try database.execute(
        sql: """
          UPDATE deliveries SET state = 'cancelled', finished_at = ?
          WHERE alert = ? AND state = 'waiting' AND attempts = 0
          """, arguments: [now, withdrawal.text])
      let told = try AlertTable.told(
        where: "a.id = ? AND d.state IN ('delivered', 'waiting')", [withdrawal.text], in: database)
      if !told.isEmpty {
        try AlertTable.insert(NewAlert(alert: news, sinks: told.map(\.sink)), in: database)
      }
      return (cancelled.map(\.sink), told.map(\.sink))
    }
  }
}
