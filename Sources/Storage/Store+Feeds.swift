package import ElectionResults
internal import GRDB

extension Store {
  /// What was last recorded of a feed; nil for a feed never recorded.
  package func feedState(of feed: FeedID) async throws -> FeedState? {
    try await read { try Self.feedState(of: feed, in: $0) }
  }

  static func feedState(of feed: FeedID, in database: Database) throws -> FeedState? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT feed, fetch, interpretation, body_sha256, source_time, first_accepted_at,
            last_succeeded_at, last_changed_at, stale_told, is_test
          FROM feeds WHERE feed = ?
          """), arguments: [feed.text])
    return row.map { row in
      var reader = RowReader(row)
      var state = FeedState(
        feed: reader.identifier(), fetch: reader.text(), interpretation: reader.text(),
        bodySHA256: reader.optionalText(), sourceTime: reader.optionalTime(),
        firstAcceptedAt: reader.optionalTime(), lastSucceededAt: reader.optionalTime(),
        lastChangedAt: reader.optionalTime())
      state.isStaleTold = reader.truth()
      state.isTest = reader.truth()
      return state
    }
  }

  /// Whether a body with this hash, of any part, was ever recorded of a feed.
  package func hasRecorded(body sha256: String, of feed: FeedID) async throws -> Bool {
    try await read { database in
      try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM feed_bodies WHERE feed = ? AND body_sha256 = ?)",
        arguments: [feed.text, sha256]) ?? false
    }
  }

  /// Stores the events that tell that a feed shows nothing new, once for each body.
  ///
  /// - Parameter moment: When the body came that nothing has followed.
  /// - Returns: The events with their `sequence`; none when it was told before, or another body has come meanwhile.
  package func recordStale(
    _ events: [IdentifiedEvent], of feed: FeedID, in election: ElectionID,
    unchangedSince moment: Timestamp
  ) async throws -> [Event] {
    try await write { database in
      try database.execute(
        sql: """
          UPDATE feeds SET stale_told = 1
          WHERE feed = ? AND last_changed_at = ? AND stale_told = 0
          """, arguments: [feed.text, StoredTime.text(moment)])
      guard database.changesCount > 0 else { return [] }
      return try Self.record(events, of: election, in: database)
    }
  }

  static func write(_ state: FeedState, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO feeds (feed, fetch, interpretation, body_sha256, source_time,
          first_accepted_at, last_succeeded_at, last_changed_at, is_test)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (feed) DO UPDATE SET fetch = excluded.fetch,
          interpretation = excluded.interpretation, body_sha256 = excluded.body_sha256,
          source_time = excluded.source_time, first_accepted_at = excluded.first_accepted_at,
          last_succeeded_at = excluded.last_succeeded_at,
          stale_told = stale_told AND last_changed_at IS excluded.last_changed_at,
          last_changed_at = excluded.last_changed_at, is_test = excluded.is_test
        """
    ).execute(arguments: [
      state.feed.text, state.fetch, state.interpretation, state.bodySHA256,
      state.sourceTime.map(StoredTime.text), state.firstAcceptedAt.map(StoredTime.text),
      state.lastSucceededAt.map(StoredTime.text), state.lastChangedAt.map(StoredTime.text),
      state.isTest,
    ])
    if let time = state.lastSucceededAt { try mark(state.feed, time, in: database) }
    let insertion = try database.cachedStatement(
      sql: "INSERT OR IGNORE INTO feed_bodies (feed, body_sha256) VALUES (?, ?)")
    for body in state.bodies { try insertion.execute(arguments: [state.feed.text, body]) }
  }
}
