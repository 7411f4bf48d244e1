package import ElectionResults
internal import GRDB

extension Store {
  /// All that is known of a feed of an election before a poll.
  package func feedRecord(
    of feed: FeedID, in election: ElectionID
  ) async throws -> FeedRecord {
    try await read { database in
      FeedRecord(
        state: try Self.feedState(of: feed, in: database),
        holds: try Self.holds(of: feed, in: database),
        failures: try Self.failures(of: feed, in: database),
        requests: try Self.requests(in: database).filter { $0.feed == feed },
        occurrences: try Self.occurrences(of: feed, in: election, database),
        lastSuccess: try Self.lastSuccess(of: feed, in: database))
    }
  }

  /// What is held of a feed for now, the whole answer first, then by contest.
  package func holds(of feed: FeedID) async throws -> [FeedHold] {
    try await read { try Self.holds(of: feed, in: $0) }
  }

  /// Asks for what is held of a feed to be believed, by whichever process polls it next.
  ///
  /// - Parameter contest: Nil for all that is held.
  package func requestRelease(
    of feed: FeedID, contest: ContestID?, at time: Timestamp
  ) async throws {
    try await write { database in
      try database.execute(
        sql: "INSERT INTO feed_releases (feed, contest, requested_at) VALUES (?, ?, ?)",
        arguments: [feed.text, contest?.text, StoredTime.text(time)])
    }
  }

  /// The requests that no poll has answered, oldest first.
  package func releaseRequests() async throws -> [ReleaseRequest] {
    try await read { try Self.requests(in: $0) }
  }

  static func write(_ step: FeedStep, in database: Database) throws {
    if let state = step.state { try write(state, in: database) }
    try write(step.holds, of: step.feed, in: database)
    try database.cachedStatement(sql: "DELETE FROM feed_failures WHERE feed = ?")
      .execute(arguments: [step.feed.text])
    if let failures = step.failures {
      try database.cachedStatement(
        sql: "INSERT INTO feed_failures (feed, failures, since, event) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [
        step.feed.text, failures.count, StoredTime.text(failures.since), failures.event?.text,
      ])
    }
    try ContestMatchTable.write(step.matches, of: step.feed, in: step.election, database)
    for number in step.answered {
      try database.execute(
        sql: "DELETE FROM feed_releases WHERE request = ?", arguments: [number])
    }
  }

  private static func write(
    _ holds: [FeedHold], of feed: FeedID, in database: Database
  ) throws {
    try database.cachedStatement(sql: "DELETE FROM feed_holds WHERE feed = ?")
      .execute(arguments: [feed.text])
    let insertion = try database.cachedStatement(
      sql: """
        INSERT INTO feed_holds (feed, contest, contest_name, reason, facts, since, event)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for hold in holds {
      try insertion.execute(arguments: [
        feed.text, hold.contest?.text ?? "", hold.contestName, hold.reason, hold.facts,
        StoredTime.text(hold.since), hold.event.text,
      ])
    }
  }

  private static func holds(of feed: FeedID, in database: Database) throws -> [FeedHold] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT contest, contest_name, reason, facts, since, event FROM feed_holds
          WHERE feed = ? ORDER BY contest
          """), arguments: [feed.text])
    var holds: [FeedHold] = []
    while let row = try rows.next() {
      var reader = RowReader(row)
      let contest = reader.text()
      holds.append(
        FeedHold(
          contest: contest.isEmpty ? nil : ContestID(contest), contestName: reader.optionalText(),
          reason: reader.text(), facts: reader.text(), since: reader.time(),
          event: reader.identifier()))
    }
    return holds
  }

  private static func failures(
    of feed: FeedID, in database: Database
  ) throws -> FeedFailures? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT failures, since, event FROM feed_failures WHERE feed = ?"),
      arguments: [feed.text])
    return row.map { row in
      var reader = RowReader(row)
      return FeedFailures(
        count: reader.integer(), since: reader.time(), event: reader.optionalIdentifier())
    }
  }

  private static func requests(in database: Database) throws -> [ReleaseRequest] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: "SELECT request, feed, contest, requested_at FROM feed_releases ORDER BY request"))
    var requests: [ReleaseRequest] = []
    while let row = try rows.next() {
      var reader = RowReader(row)
      requests.append(
        ReleaseRequest(
          number: reader.integer(), feed: reader.identifier(),
          contest: reader.optionalIdentifier(), requestedAt: reader.time()))
    }
    return requests
  }

  /// Found by the beginning of their keys, since there are as many keys as events.
  private static func occurrences(
    of feed: FeedID, in election: ElectionID, _ database: Database
  ) throws -> [String: Int] {
    let prefix = EventIdentity.keyPrefix(of: feed, in: election)
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT key, occurrences FROM event_keys
          WHERE election = ? AND key >= ? AND key < ?
          """), arguments: [election.text, prefix, prefix + "\u{10FFFF}"])
    var occurrences: [String: Int] = [:]
    while let row = try rows.next() { occurrences[row[0]] = row[1] as Int }
    return occurrences
  }
}
