package import ElectionResults
internal import GRDB

extension Store {
  /// Makes these the rules in force: one not known before begins after the last event, one not listed is forgotten. The
  /// failures of one whose condition is another now count no longer.
  ///
  /// - Parameters:
  ///   - rules: With their conditions; nil for a rule without one.
  ///   - fromStart: Whether new ones see all of the log instead.
  /// - Returns: What is known of each.
  package func beginRules(
    _ rules: [(id: RuleID, condition: String?)], at: Timestamp, fromStart: Bool = false
  ) async throws -> [RuleID: RuleState] {
    try await write { database in
      let known = try Self.ruleStates(in: database)
      for forgotten in Set(known.keys).subtracting(rules.map(\.id)) {
        try database.execute(
          sql: "DELETE FROM rules WHERE rule = ?", arguments: [forgotten.text])
      }
      let next = fromStart ? 1 : try Self.lastSequence(in: database) + 1
      for (rule, condition) in rules {
        try database.execute(
          sql: """
            INSERT INTO rules (rule, first_sequence, begun_at, condition) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (rule) DO UPDATE SET condition = ?4, failures = 0, failing_since = NULL,
              last_failure = NULL
            WHERE condition IS NOT ?4
            """, arguments: [rule.text, next, StoredTime.text(at), condition])
      }
      return try Self.ruleStates(in: database)
    }
  }

  /// What is known of the rules in force.
  package func ruleStates() async throws -> [RuleID: RuleState] {
    try await read { try Self.ruleStates(in: $0) }
  }

  private static func ruleStates(in database: Database) throws -> [RuleID: RuleState] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT rule, first_sequence, begun_at, failures, failing_since, last_failure FROM rules"
    )
    let states = rows.map { row in
      var reader = RowReader(row)
      return RuleState(
        rule: reader.identifier(), firstSequence: reader.integer(), begunAt: reader.time(),
        failures: reader.integer(), failingSince: reader.optionalTime(),
        lastFailure: reader.optionalText())
    }
    return Dictionary(states.map { ($0.rule, $0) }, uniquingKeysWith: { $1 })
  }

  /// The next events that the rules have not judged, in the order of the log.
  package func unjudgedEvents(limit: Int) async throws -> [Event] {
    try await read { try Self.unjudgedEvents(limit: limit, in: $0) }
  }

  private static func unjudgedEvents(limit: Int, in database: Database) throws -> [Event] {
    try EventTable.events(
      database,
      "WHERE sequence > (SELECT sequence FROM rule_cursor) ORDER BY sequence LIMIT ?", [limit])
  }

  /// All that the next step of judging rests on.
  ///
  /// - Parameter limit: The most events.
  package func judgementState(limit: Int) async throws -> JudgementState {
    try await read { database in
      JudgementState(
        origin: try Self.judgementOrigin(in: database),
        events: try Self.unjudgedEvents(limit: limit, in: database),
        held: try Self.heldAlerts(in: database), windows: try Self.limitWindows(in: database),
        actions: try DeskActionTable.actions(
          where: "kind IN ('hold', 'silence') AND applied_at IS NOT NULL", in: database))
    }
  }

  private static func judgementOrigin(in database: Database) throws -> JudgedStep.Origin {
    JudgedStep.Origin(
      cursor: try Int.fetchOne(database, sql: "SELECT sequence FROM rule_cursor") ?? 0,
      deskVersion: try deskVersion(in: database))
  }

  private static func limitWindows(in database: Database) throws -> [LimitWindow] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT rule, sink, opened_at, closes_at, alerts, digest FROM limit_windows")
    ).map { row in
      var reader = RowReader(row)
      return LimitWindow(
        rule: reader.identifier(), sink: reader.identifier(), openedAt: reader.time(),
        closesAt: reader.time(), alerts: reader.integer(), digest: reader.identifier())
    }
  }

  /// Stores what the rules made of events, which are then judged.
  ///
  /// Alerts and deliveries that are there already stay as they are, so that the same step done again changes nothing.
  ///
  /// - Throws: ``StoreError/judgementMoved`` when what the step was made from is no longer so.
  package func record(_ step: JudgedStep) async throws {
    try await write { database in
      if let origin = step.origin {
        guard try Self.judgementOrigin(in: database) == origin else {
          throw StoreError.judgementMoved
        }
      }
      for held in step.ending { try Self.end(held, in: database) }
      for held in step.holding { try Self.insert(held, in: database) }
      for alert in step.alerts { try AlertTable.insert(alert, in: database) }
      for window in step.closed { try Self.close(window, in: database) }
      for window in step.opened { try Self.write(window, in: database) }
      for failure in step.failures { try Self.note(failure, in: database) }
      try database.execute(
        sql: "UPDATE rule_cursor SET sequence = max(sequence, ?)",
        arguments: [step.throughSequence])
    }
  }

  private static func close(_ window: LimitWindow, in database: Database) throws {
    try database.execute(
      sql: """
        UPDATE deliveries SET state = 'digested', finished_at = ?
        WHERE digest = ? AND state = 'collected'
        """, arguments: [StoredTime.text(window.closesAt), window.digest.text])
    try database.execute(
      sql: "DELETE FROM limit_windows WHERE digest = ?", arguments: [window.digest.text])
  }

  private static func write(_ window: LimitWindow, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO limit_windows (rule, sink, opened_at, closes_at, alerts, digest)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (rule, sink) DO UPDATE SET opened_at = excluded.opened_at,
          closes_at = excluded.closes_at, alerts = excluded.alerts, digest = excluded.digest
        """
    ).execute(arguments: [
      window.rule.text, window.sink.text, StoredTime.text(window.openedAt),
      StoredTime.text(window.closesAt), window.alerts, window.digest.text,
    ])
  }

  /// Counts a failure of a rule; the first one is told by an event.
  private static func note(_ failure: RuleFailure, in database: Database) throws {
    let known = try Int.fetchOne(
      database, sql: "SELECT failures FROM rules WHERE rule = ?", arguments: [failure.rule.text])
    guard let known else { return }
    try database.execute(
      sql: """
        UPDATE rules SET failures = failures + 1, last_failure = ?,
          failing_since = coalesce(failing_since, ?)
        WHERE rule = ?
        """, arguments: [failure.reason, failure.event.text(.time), failure.rule.text])
    guard known == 0 else { return }
    let identity = EventIdentity(
      election: failure.event.election, scope: failure.rule.text, type: .ruleFailing)
    let earlier = try Int.fetchOne(
      database, sql: "SELECT occurrences FROM event_keys WHERE election = ? AND key = ?",
      arguments: [identity.election.text, identity.key])
    var event = failure.event
    event.set(.id, identity.id(occurrence: earlier ?? 0))
    _ = try record(
      [IdentifiedEvent(key: identity.key, event: event)], of: identity.election, in: database)
  }

  /// What sinks were told, or are to be, of an event itself or as a consequence of it, by the order of the log: what they
  /// have to hear of when the event is corrected. Digests and what the desk has withdrawn are left out.
  package func alertsTold(of event: EventID) async throws -> [ToldAlert] {
    try await read { database in
      try AlertTable.told(
        where: """
          (a.event = ?1 OR a.cause = ?1) AND a.kind IN ('alert', 'follow_up')
            AND NOT EXISTS (SELECT 1 FROM desk_actions AS w WHERE w.kind = 'withdraw'
              AND w.alert = a.id AND w.undone_at IS NULL)
          """, [event.text], in: database
      ).filter { $0.state.reachesReceiver }
    }
  }

  /// What waits for a digest, by the order of the log.
  package func alertsCollected(for digest: AlertID) async throws -> [ToldAlert] {
    try await read { database in
      try AlertTable.told(
        where: "d.digest = ?1 AND d.state = 'collected'", [digest.text], in: database)
    }
  }

  /// Events by their identifiers, in the order of the log.
  package func events(with ids: [EventID]) async throws -> [Event] {
    guard !ids.isEmpty else { return [] }
    return try await read { database in
      try ids.compactMap { id in
        try EventTable.events(database, "WHERE id = ?", [id.text]).first
      }.sorted { ($0.sequence ?? 0) < ($1.sequence ?? 0) }
    }
  }

  /// The events that correct one of these, up to a place in the log, in its order.
  package func corrections(of ids: Set<EventID>, through sequence: Int) async throws -> [Event] {
    guard !ids.isEmpty else { return [] }
    return try await read { database in
      let marks = ids.map { _ in "?" }.joined(separator: ", ")
      return try EventTable.events(
        database, "WHERE corrects IN (\(marks)) AND sequence <= ? ORDER BY sequence",
        StatementArguments(ids.map(\.text) as [any DatabaseValueConvertible]) + [sequence])
    }
  }
}
