package import ElectionResults
internal import GRDB

extension Store {
  /// Notes when feeds were last polled with success, whether that told anything new or not. What is noted replaces what was
  /// noted before, even a later time: the clock was set back then.
  package func mark(successes: [FeedID: Timestamp]) async throws {
    try await write { database in
      for (feed, time) in successes { try Self.mark(feed, time, in: database) }
    }
  }

  static func mark(_ feed: FeedID, _ time: Timestamp, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO watch_marks (feed, succeeded_at) VALUES (?, ?)
        ON CONFLICT (feed) DO UPDATE SET succeeded_at = excluded.succeeded_at
        """
    ).execute(arguments: [feed.text, StoredTime.text(time)])
  }

  static func lastSuccess(of feed: FeedID, in database: Database) throws -> Timestamp? {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT succeeded_at FROM watch_marks WHERE feed = ?"),
      arguments: [feed.text])
    return row.map { row in
      var reader = RowReader(row)
      return reader.time()
    }
  }
}
