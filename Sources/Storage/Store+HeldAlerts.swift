package import ElectionResults
internal import GRDB

extension Store {
  /// The alerts that wait, in the order of the log.
  package func heldAlerts() async throws -> [HeldAlert] {
    try await read { database in
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT rule, sequence, wait, due_at FROM held_alerts ORDER BY sequence, rule"))
      guard !rows.isEmpty else { return [] }
      let events = try EventTable.events(
        database, "WHERE sequence IN (SELECT sequence FROM held_alerts)", [])
      let bySequence = Dictionary(
        events.map { ($0.sequence, $0) }, uniquingKeysWith: { $1 })
      return rows.compactMap { row in
        var reader = RowReader(row)
        let (rule, sequence): (RuleID, Int) = (reader.identifier(), reader.integer())
        let wait = HeldAlert.Wait(rawValue: reader.text()) ?? .confirm
        return bySequence[sequence].map {
          HeldAlert(rule: rule, wait: wait, event: $0, dueAt: reader.time())
        }
      }
    }
  }

  /// When the first of the alerts that wait is due, past or future; nil when none waits.
  package func nextHeldDue() async throws -> Timestamp? {
    try await read { database in
      try String.fetchOne(database, sql: "SELECT min(due_at) FROM held_alerts")
        .map(StoredTime.timestamp)
    }
  }

  /// What the log says of a contest's outcome: its declarations, the feeds that agreed or disagreed, and whatever was
  /// corrected or taken back, in order.
  ///
  /// - Parameter sequence: The last event that counts; nil for the last one that has been judged.
  package func outcomeHistory(
    of contest: ContestID, in election: ElectionID, through sequence: Int?
  ) async throws -> [Event] {
    try await read { database in
      try EventTable.events(
        database,
        """
        WHERE contest = ? AND election = ?
          AND sequence <= coalesce(?, (SELECT sequence FROM rule_cursor))
          AND (corrects IS NOT NULL OR type IN ('result.declared', 'sources.agreed', 'sources.disagreed'))
        ORDER BY sequence
        """, [contest.text, election.text, sequence])
    }
  }

  /// Has an alert wait, unless its event was judged before, when it was settled already.
  static func insert(_ held: HeldAlert, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO held_alerts (rule, sequence, due_at, wait)
        SELECT ?1, ?2, ?3, ?4 WHERE ?2 > (SELECT sequence FROM rule_cursor)
        ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [
      held.rule.text, held.event.sequence, StoredTime.text(held.dueAt), held.wait.rawValue,
    ])
  }

  static func end(_ held: HeldAlert, in database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM held_alerts WHERE rule = ? AND sequence = ?")
      .execute(arguments: [held.rule.text, held.event.sequence])
  }
}
