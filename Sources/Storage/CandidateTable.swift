internal import ElectionResults
internal import GRDB

/// The candidates, or lists, of contests' standings, in their order.
enum CandidateTable {
  static func write(
    _ candidates: [CandidateStanding], of standing: Int64, in database: Database
  ) throws {
    let insertion = try database.cachedStatement(
      sql: """
        INSERT INTO candidate_standings (standing, position, id, name, party, party_name, votes,
          final_votes, elected, leading, seats, persons, call)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (position, candidate) in candidates.enumerated() {
      let list = candidate.list
      try insertion.execute(arguments: [
        standing, position + 1, candidate.id, candidate.name, candidate.party.text,
        candidate.partyName, candidate.votes, candidate.finalVotes, candidate.isElected,
        candidate.isLeading, list?.seats, list.map { StoredSeats.text(of: $0.persons) },
        candidate.call?.text,
      ])
    }
  }

  /// The candidates of the standings `s` that a condition selects, by the number of the standing.
  static func candidates(
    where condition: String, _ arguments: StatementArguments, in database: Database
  ) throws -> [Int: [CandidateStanding]] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT c.standing, c.id, c.name, c.party, c.party_name, c.votes, c.final_votes, c.elected,
            c.leading, c.seats, c.persons, c.call
          FROM standings AS s JOIN candidate_standings AS c ON c.standing = s.standing
          WHERE \(condition) ORDER BY c.standing, c.position
          """), arguments: arguments)
    var candidates: [Int: [CandidateStanding]] = [:]
    while let row = try rows.next() {
      var reader = RowReader(row)
      let standing = reader.integer()
      candidates[standing, default: []].append(try candidate(&reader))
    }
    return candidates
  }

  private static func candidate(_ reader: inout RowReader) throws -> CandidateStanding {
    var candidate = CandidateStanding(
      id: reader.optionalText(), name: reader.text(), party: reader.identifier(),
      partyName: reader.text(), votes: reader.optionalInteger(),
      finalVotes: reader.optionalInteger(), isElected: reader.optionalTruth(),
      isLeading: reader.optionalTruth())
    let (seats, persons) = (reader.optionalInteger(), reader.optionalText())
    candidate.list = try persons.map {
      ListAllocation(seats: seats, persons: try StoredSeats.persons(in: $0))
    }
    candidate.call = reader.optionalIdentifier()
    return candidate
  }
}
