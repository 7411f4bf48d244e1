package import ElectionResults
internal import GRDB

extension Store {
  /// The baseline imported for an election; nil before the first import.
  package func baseline(of election: ElectionID) async throws -> StoredBaseline? {
    try await read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT source, sha256, imported_at FROM baselines WHERE election = ?",
        arguments: [election.text])
      return try row.map { row in
        var reader = RowReader(row)
        return StoredBaseline(
          baseline: Baseline(try Self.previousResults(of: election, in: database)),
          source: reader.text(), sha256: reader.text(), importedAt: reader.time())
      }
    }
  }

  /// Stores an election's baseline in place of the one before.
  ///
  /// - Parameters:
  ///   - source: The file or election that it was read from.
  ///   - sha256: The hash of that file.
  package func importBaseline(
    _ baseline: Baseline, of election: ElectionID, source: String, sha256: String, at: Timestamp
  ) async throws {
    try await write { database in
      try database.execute(
        sql: "DELETE FROM baselines WHERE election = ?", arguments: [election.text])
      try database.execute(
        sql: "INSERT INTO baselines (election, source, sha256, imported_at) VALUES (?, ?, ?, ?)",
        arguments: [election.text, source, sha256, StoredTime.text(at)])
      for result in baseline.results.values.sorted(by: { $0.contest < $1.contest }) {
        try Self.write(result, of: election, in: database)
      }
    }
  }

  private static func write(
    _ result: PreviousResult, of election: ElectionID, in database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO baseline_contests
          (election, contest, contest_name, electorate, valid_votes, notional)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      election.text, result.contest.text, result.contestName, result.electorate,
      result.statedValidVotes, result.isNotional,
    ])
    let contest = database.lastInsertedRowID
    let insertion = try database.cachedStatement(
      sql: """
        INSERT INTO baseline_entries
          (baseline_contest, position, party, seats, votes, final_votes, member, held_since)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (position, entry) in result.entries.enumerated() {
      try insertion.execute(arguments: [
        contest, position + 1, entry.party.text, entry.seats, entry.votes, entry.finalVotes,
        entry.member, entry.heldSince,
      ])
    }
  }

  private static func previousResults(
    of election: ElectionID, in database: Database
  ) throws -> [PreviousResult] {
    var entries = try entries(of: election, in: database)
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT baseline_contest, contest, contest_name, electorate, valid_votes, notional
        FROM baseline_contests WHERE election = ?
        """, arguments: [election.text])
    var results: [PreviousResult] = []
    while let row = try rows.next() {
      var reader = RowReader(row)
      let number = reader.integer()
      results.append(
        PreviousResult(
          contest: reader.identifier(), contestName: reader.optionalText(),
          entries: entries.removeValue(forKey: number) ?? [],
          electorate: reader.optionalInteger(), statedValidVotes: reader.optionalInteger(),
          isNotional: reader.truth()))
    }
    return results
  }

  private static func entries(
    of election: ElectionID, in database: Database
  ) throws -> [Int: [PreviousResult.Entry]] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT e.baseline_contest, e.party, e.seats, e.votes, e.final_votes, e.member,
          e.held_since
        FROM baseline_contests AS c
          JOIN baseline_entries AS e ON e.baseline_contest = c.baseline_contest
        WHERE c.election = ? ORDER BY e.baseline_contest, e.position
        """, arguments: [election.text])
    var entries: [Int: [PreviousResult.Entry]] = [:]
    while let row = try rows.next() {
      var reader = RowReader(row)
      entries[reader.integer(), default: []].append(
        PreviousResult.Entry(
          party: reader.identifier(), seats: reader.integer(), votes: reader.optionalInteger(),
          finalVotes: reader.optionalInteger(), member: reader.optionalText(),
          heldSince: reader.optionalInteger()))
    }
    return entries
  }
}
