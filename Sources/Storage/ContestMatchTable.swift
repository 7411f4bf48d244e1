internal import ElectionResults
internal import GRDB

/// Which contests the feeds' own identifiers were found to be, so that a match holds whatever becomes of the name that
/// showed it.
enum ContestMatchTable {
  /// Puts matches in the place of the feed's former ones of the same identifiers.
  static func write(
    _ matches: [ContestID: ContestID], of feed: FeedID, in election: ElectionID,
    _ database: Database
  ) throws {
    for (id, contest) in matches {
      try database.cachedStatement(
        sql: """
          INSERT INTO contest_matches (election, feed, feed_contest, contest) VALUES (?, ?, ?, ?)
          ON CONFLICT (election, feed, feed_contest) DO UPDATE SET contest = excluded.contest
          """
      ).execute(arguments: [election.text, feed.text, id.text, contest.text])
    }
  }

  static func matches(
    in election: ElectionID, _ database: Database
  ) throws -> [FeedID: [ContestID: ContestID]] {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT feed, feed_contest, contest FROM contest_matches WHERE election = ?",
      arguments: [election.text])
    var matches: [FeedID: [ContestID: ContestID]] = [:]
    while let row = try rows.next() {
      var reader = RowReader(row)
      let (feed, id): (FeedID, ContestID) = (reader.identifier(), reader.identifier())
      matches[feed, default: [:]][id] = reader.identifier()
    }
    return matches
  }
}
