package import ElectionResults
internal import GRDB

extension Store {
  /// What was last recorded of a feed; nil for a feed never recorded.
  package func feedState(of feed: FeedID) async throws -> FeedState? {
    try await read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT feed, fetch, interpretation, body_sha256, source_time, first_accepted_at,
            last_succeeded_at
          FROM feeds WHERE feed = ?
          """, arguments: [feed.text])
      return row.map { row in
        var reader = RowReader(row)
        return FeedState(
          feed: reader.identifier(), fetch: reader.text(), interpretation: reader.text(),
          bodySHA256: reader.optionalText(), sourceTime: reader.optionalTime(),
          firstAcceptedAt: reader.optionalTime(), lastSucceededAt: reader.optionalTime())
      }
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

  /// The body that is held back of a feed; nil when none is.
  package func hold(of feed: FeedID) async throws -> FeedHold? {
    try await read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT body_sha256, since FROM feed_holds WHERE feed = ?",
        arguments: [feed.text])
      return row.flatMap { row in
        var reader = RowReader(row)
        let body = reader.text()
        return reader.optionalTime().map { FeedHold(bodySHA256: body, since: $0) }
      }
    }
  }

  /// Keeps what is held back of a feed in the place of what was; nil ends the hold, as recording the feed does.
  package func setHold(_ hold: FeedHold?, of feed: FeedID) async throws {
    try await write { database in
      try database.execute(
        sql: "DELETE FROM feed_holds WHERE feed = ?", arguments: [feed.text])
      guard let hold else { return }
      try database.execute(
        sql: "INSERT INTO feed_holds (feed, body_sha256, since) VALUES (?, ?, ?)",
        arguments: [feed.text, hold.bodySHA256, StoredTime.text(hold.since)])
    }
  }

  static func write(_ state: FeedState, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO feeds (feed, fetch, interpretation, body_sha256, source_time,
          first_accepted_at, last_succeeded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (feed) DO UPDATE SET fetch = excluded.fetch,
          interpretation = excluded.interpretation, body_sha256 = excluded.body_sha256,
          source_time = excluded.source_time, first_accepted_at = excluded.first_accepted_at,
          last_succeeded_at = excluded.last_succeeded_at
        """
    ).execute(arguments: [
      state.feed.text, state.fetch, state.interpretation, state.bodySHA256,
      state.sourceTime.map(StoredTime.text), state.firstAcceptedAt.map(StoredTime.text),
      state.lastSucceededAt.map(StoredTime.text),
    ])
    try database.cachedStatement(sql: "DELETE FROM feed_holds WHERE feed = ?")
      .execute(arguments: [state.feed.text])
    let insertion = try database.cachedStatement(
      sql: "INSERT OR IGNORE INTO feed_bodies (feed, body_sha256) VALUES (?, ?)")
    for body in state.bodies { try insertion.execute(arguments: [state.feed.text, body]) }
  }
}
