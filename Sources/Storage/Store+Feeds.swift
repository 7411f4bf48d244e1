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
  }
}
