internal import ElectionResults
internal import GRDB

/// What each feed of an election with several shows of its contests, as JSON: read as a whole and never searched.
enum FeedViewTable {
  /// Puts a view in the place of the same feed's former one of the contest.
  static func write(
    _ view: FeedView, of election: ElectionID, in database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO feed_views (election, feed, contest, view) VALUES (?, ?, ?, ?)
        ON CONFLICT (election, feed, contest) DO UPDATE SET view = excluded.view
        """
    ).execute(arguments: [
      election.text, view.feed.text, view.standing.contest.text, try StoredJSON.text(view),
    ])
  }

  static func forget(_ election: ElectionID, in database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM feed_views WHERE election = ?")
      .execute(arguments: [election.text])
  }

  static func views(of election: ElectionID, in database: Database) throws -> [FeedView] {
    let texts = try String.fetchAll(
      database.cachedStatement(
        sql: "SELECT view FROM feed_views WHERE election = ? ORDER BY feed, contest"),
      arguments: [election.text])
    return try texts.compactMap { try StoredJSON.value($0) }
  }
}
