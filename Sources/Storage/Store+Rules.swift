package import ElectionResults
internal import GRDB

extension Store {
  /// Makes these the rules in force: one not known before begins after the last event, one not listed is forgotten.
  ///
  /// - Returns: The sequence of the first event that each rule sees.
  package func beginRules(_ rules: [RuleID], at: Timestamp) async throws -> [RuleID: Int] {
    try await write { database in
      let known = try Self.firstSequences(in: database)
      for forgotten in Set(known.keys).subtracting(rules) {
        try database.execute(
          sql: "DELETE FROM rules WHERE rule = ?", arguments: [forgotten.text])
      }
      let next = try Self.lastSequence(in: database) + 1
      for rule in rules where known[rule] == nil {
        try database.execute(
          sql: """
            INSERT INTO rules (rule, first_sequence, begun_at) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """, arguments: [rule.text, next, StoredTime.text(at)])
      }
      return try Self.firstSequences(in: database)
    }
  }

  private static func firstSequences(in database: Database) throws -> [RuleID: Int] {
    let rows = try Row.fetchAll(database, sql: "SELECT rule, first_sequence FROM rules")
    return Dictionary(
      rows.map { (RuleID($0[0] as String), $0[1] as Int) }, uniquingKeysWith: { min($0, $1) })
  }

  /// The next events that the rules have not judged, in the order of the log.
  package func unjudgedEvents(limit: Int) async throws -> [Event] {
    try await read { database in
      try EventTable.events(
        database,
        "WHERE sequence > (SELECT sequence FROM rule_cursor) ORDER BY sequence LIMIT ?",
        [limit])
    }
  }

  /// Stores what the rules made of the events up to `throughSequence`, which are then judged.
  ///
  /// Alerts and deliveries that are there already stay as they are, so that the same step done again changes nothing.
  /// Every delivery is due at once.
  ///
  /// - Parameters:
  ///   - holding: Alerts that begin to wait.
  ///   - ending: Alerts that wait no longer, whether they are among `alerts` or come to nothing.
  package func recordAlerts(
    _ alerts: [NewAlert], holding: [HeldAlert] = [], ending: [HeldAlert] = [],
    throughSequence: Int
  ) async throws {
    try await write { database in
      for held in ending { try Self.end(held, in: database) }
      for held in holding { try Self.insert(held, in: database) }
      for new in alerts {
        try Self.insert(new.alert, in: database)
        for sink in new.sinks { try Self.insert(new.alert, to: sink, in: database) }
      }
      try database.execute(
        sql: "UPDATE rule_cursor SET sequence = max(sequence, ?)", arguments: [throughSequence])
    }
  }

  private static func insert(_ alert: Alert, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO alerts (id, kind, event, sequence, election, contest, type, rule, severity, title,
          text, time, order_key, data, raised_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [
      alert.id.text, alert.kind.rawValue, alert.event.text, alert.sequence, alert.election.text,
      alert.contest?.text,
      alert.type, alert.rule.text, alert.severity, alert.title, alert.text,
      StoredTime.text(alert.time), alert.orderKey, alert.data, StoredTime.text(alert.raisedAt),
      StoredTime.text(alert.createdAt),
    ])
  }

  private static func insert(
    _ alert: Alert, to sink: SinkID, in database: Database
  ) throws {
    let due = StoredTime.text(alert.createdAt)
    try database.cachedStatement(
      sql: """
        INSERT INTO deliveries
          (alert, sink, order_key, sequence, state, attempts, first_due_at, due_at)
        VALUES (?, ?, ?, ?, 'waiting', 0, ?, ?)
        ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [alert.id.text, sink.text, alert.orderKey, alert.sequence, due, due])
  }
}
