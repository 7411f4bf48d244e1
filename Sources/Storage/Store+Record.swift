package import ElectionResults
internal import GRDB

extension Store {
  /// Stores one poll of a feed, all of it or nothing: events, standings, tallies and the feed's own state.
  ///
  /// - Parameters:
  ///   - change: Nil when the election did not change and only the feed's state did.
  ///   - matches: Which contests of the election the feed's own identifiers were newly found to be.
  /// - Returns: The events of the change with their `sequence`, in order.
  /// - Throws: ``StoreError/versionMoved(election:expected:found:)`` when another change came first.
  package func record(
    _ change: ElectionChange?, feed: FeedState, matches: [ContestID: ContestID] = [:]
  ) async throws -> [Event] {
    try await write { database in
      let events = try change.map { try Self.record($0, in: database) } ?? []
      try Self.write(feed, in: database)
      if let election = change?.standing.election {
        try ContestMatchTable.write(matches, of: feed.feed, in: election, database)
      }
      return events
    }
  }

  /// Stores what the time alone changes in an election, all of it or nothing.
  ///
  /// - Returns: The events of the change with their `sequence`, in order.
  /// - Throws: ``StoreError/versionMoved(election:expected:found:)`` when another change came first.
  package func record(_ change: ElectionChange) async throws -> [Event] {
    try await write { try Self.record(change, in: $0) }
  }

  /// Stores one poll of a feed, all of it or nothing, with what it changes of the feed itself.
  ///
  /// - Parameter change: Nil when the election did not change.
  /// - Returns: The feed's own events, then those of the change, with their `sequence`, in order.
  /// - Throws: ``StoreError/versionMoved(election:expected:found:)`` when another change came first.
  package func record(_ change: ElectionChange?, of step: FeedStep) async throws -> [Event] {
    try await write { database in
      let own = try Self.record(step.events, of: step.election, in: database)
      let events = try change.map { try Self.record($0, in: database) } ?? []
      try Self.write(step, in: database)
      return own + events
    }
  }

  /// Stores events that change no standing.
  static func record(
    _ events: [IdentifiedEvent], of election: ElectionID, in database: Database
  ) throws -> [Event] {
    guard !events.isEmpty else { return [] }
    let isKnown = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM elections WHERE election = ?)",
      arguments: [election.text])
    // For the events' keys to belong to.
    if isKnown != true {
      try writeSummary(of: ElectionStanding(election: election), in: database)
    }
    var next = try lastSequence(in: database) + 1
    return try events.map { identified in
      var event = identified.event
      event.set(.sequence, next)
      try EventTable.insert(event, into: database)
      try count(identified.key, of: election, in: database)
      next += 1
      return event
    }
  }

  private static func record(_ change: ElectionChange, in database: Database) throws -> [Event] {
    let election = change.standing.election
    try check(change, in: database)
    try writeSummary(of: change.standing, in: database)
    var next = try lastSequence(in: database) + 1
    var stored = try insert(change.notices, of: election, from: &next, in: database)
    for contest in change.contests {
      let first = next
      stored += try insert(contest.events, of: election, from: &next, in: database)
      // Without events of its own, a change is first seen by whatever event comes next.
      try StandingTable.write(contest.standing, of: election, from: first, in: database)
      for tally in contest.tallies {
        try TallyTable.write(tally, of: election, from: first, in: database)
      }
    }
    if change.forgetsViews { try FeedViewTable.forget(election, in: database) }
    for view in change.views { try FeedViewTable.write(view, of: election, in: database) }
    return stored + (try insert(change.publications, of: election, from: &next, in: database))
  }

  /// Appends events to the log, and returns them with their `sequence`.
  ///
  /// - Parameter next: The sequence of the first; that of the next one afterwards.
  private static func insert(
    _ events: [IdentifiedEvent], of election: ElectionID, from next: inout Int,
    in database: Database
  ) throws -> [Event] {
    var stored: [Event] = []
    for identified in events {
      var event = identified.event
      event.set(.sequence, next)
      try EventTable.insert(event, into: database)
      try count(identified.key, of: election, in: database)
      stored.append(event)
      next += 1
    }
    return stored
  }

  private static func check(_ change: ElectionChange, in database: Database) throws {
    let election = change.standing.election
    let version =
      try Int.fetchOne(
        database, sql: "SELECT version FROM elections WHERE election = ?",
        arguments: [election.text]) ?? 0
    guard version == change.fromVersion else {
      throw StoreError.versionMoved(
        election: election, expected: change.fromVersion, found: version)
    }
  }

  static func writeSummary(of standing: ElectionStanding, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO elections
          (election, version, majority_party, is_complete, declared_votes, control, certainty)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (election) DO UPDATE SET version = excluded.version,
          majority_party = excluded.majority_party, is_complete = excluded.is_complete,
          declared_votes = excluded.declared_votes, control = excluded.control,
          certainty = excluded.certainty
        """
    ).execute(arguments: [
      standing.election.text, standing.version, standing.majorityParty?.text, standing.isComplete,
      standing.declaredVotes, try StoredJSON.text(standing.control),
      try StoredJSON.text(standing.certainty),
    ])
  }

  private static func count(
    _ key: String, of election: ElectionID, in database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO event_keys (election, key, occurrences) VALUES (?, ?, 1)
        ON CONFLICT (election, key) DO UPDATE SET occurrences = occurrences + 1
        """
    ).execute(arguments: [election.text, key])
  }

  static func lastSequence(in database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT max(sequence) FROM events") ?? 0
  }

  /// The election as it was last recorded; an election never recorded stands empty at version 0.
  package func standing(of election: ElectionID) async throws -> ElectionStanding {
    try await read { database in
      var standing = ElectionStanding(election: election)
      let summary = try Row.fetchOne(
        database,
        sql: """
          SELECT version, majority_party, is_complete, declared_votes, control, certainty
          FROM elections WHERE election = ?
          """, arguments: [election.text])
      guard let summary else { return standing }
      var reader = RowReader(summary)
      standing.version = reader.integer()
      standing.majorityParty = reader.optionalIdentifier()
      standing.isComplete = reader.truth()
      standing.declaredVotes = reader.integer()
      standing.control = try StoredJSON.value(reader.optionalText())
      standing.certainty = try StoredJSON.value(reader.optionalText())
      let contests = try StandingTable.current(ResultFilter(election: election), in: database)
      standing.contests = Dictionary(
        contests.map { ($0.contest, $0) }, uniquingKeysWith: { $1 })
      for view in try FeedViewTable.views(of: election, in: database) { standing.show(view) }
      let tallies = try TallyTable.current(of: election, in: database)
      standing.tallies = Dictionary(tallies.map { ($0.party, $0) }, uniquingKeysWith: { $1 })
      standing.occurrences = try Self.occurrences(of: election, in: database)
      return standing
    }
  }

  private static func occurrences(
    of election: ElectionID, in database: Database
  ) throws -> [String: Int] {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT key, occurrences FROM event_keys WHERE election = ?",
      arguments: [election.text])
    var occurrences: [String: Int] = [:]
    while let row = try rows.next() { occurrences[row[0]] = row[1] as Int }
    return occurrences
  }
}
