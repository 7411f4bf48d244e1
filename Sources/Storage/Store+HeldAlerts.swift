package import ElectionResults
internal import GRDB

extension Store {
  /// The alerts that wait, in the order of the log.
  package func heldAlerts() async throws -> [HeldAlert] {
    try await read { try Self.heldAlerts(in: $0) }
  }

  static func heldAlerts(in database: Database) throws -> [HeldAlert] {
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

  /// When judging has something to do though nothing new was recorded, past or future: an alert's wait is over, or a
  /// window closes. Nil when nothing waits.
  package func nextJudgementDue() async throws -> Timestamp? {
    try await read { database in
      try String.fetchOne(
        database,
        sql: """
          SELECT min(moment) FROM (
            SELECT min(due_at) AS moment FROM held_alerts
            UNION ALL SELECT min(closes_at) FROM limit_windows)
          """
      ).map(StoredTime.timestamp)
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

  /// Has an alert wait, or go on waiting for something else.
  static func insert(_ held: HeldAlert, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO held_alerts (rule, sequence, due_at, wait)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (rule, sequence) DO UPDATE SET due_at = excluded.due_at, wait = excluded.wait
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
