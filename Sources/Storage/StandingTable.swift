internal import ElectionResults
internal import GRDB

/// Contests' standings and their candidates: each row says for which events of the log it holds.
enum StandingTable {
  private static let columns = """
    contest, contest_name, region, kind, seats, status, declared_at, reporting_pct, electorate, \
    valid_votes, rejected_votes, ballots, holder, leader, has_started, contest_sequence, feed, winner, \
    winner_party, winner_party_name, majority, declaration, seat_event, gained_from, is_complete
    """

  /// Makes a standing hold from the event with this sequence on. One that was to begin at the same event, and that
  /// therefore no event has seen, gives way to it.
  static func write(
    _ standing: ContestStanding, of election: ElectionID, from sequence: Int,
    in database: Database
  ) throws {
    let contest = try spelling(of: standing.contest, in: election, database)
    try database.cachedStatement(
      sql: "DELETE FROM standings WHERE election = ? AND contest = ? AND from_sequence = ?"
    ).execute(arguments: [election.text, contest, sequence])
    try database.cachedStatement(
      sql: """
        UPDATE standings SET until_sequence = ?
        WHERE election = ? AND contest = ? AND until_sequence IS NULL
        """
    ).execute(arguments: [sequence, election.text, contest])
    try database.cachedStatement(
      sql: """
        INSERT INTO standings (election, from_sequence, \(columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [election.text, sequence, contest] + facts(of: standing)
        + outcome(standing.outcome))
    try writeCandidates(standing.candidates, of: database.lastInsertedRowID, in: database)
  }

  private static func facts(of standing: ContestStanding) -> StatementArguments {
    [
      standing.name, standing.region, standing.kind?.rawValue, standing.seats,
      standing.status.rawValue, standing.declaredAt.map(StoredTime.text),
      standing.reportingPercentage, standing.electorate, standing.validVotes,
      standing.rejectedVotes, standing.ballots, standing.holder?.text, standing.leader,
      standing.hasStarted,
      standing.contestSequence, standing.feed.text,
    ]
  }

  private static func outcome(_ outcome: Outcome?) -> StatementArguments {
    [
      outcome?.winner, outcome?.party.text, outcome?.partyName, outcome?.majority,
      outcome?.declaration.text, outcome?.seatEvent.text, outcome?.gainedFrom?.text,
      outcome?.isComplete,
    ]
  }

  private static func writeCandidates(
    _ candidates: [CandidateStanding], of standing: Int64, in database: Database
  ) throws {
    let insertion = try database.cachedStatement(
      sql: """
        INSERT INTO candidate_standings
          (standing, position, id, name, party, party_name, votes, final_votes, elected)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (position, candidate) in candidates.enumerated() {
      try insertion.execute(arguments: [
        standing, position + 1, candidate.id, candidate.name, candidate.party.text,
        candidate.partyName, candidate.votes, candidate.finalVotes, candidate.isElected,
      ])
    }
  }

  /// The spelling under which the contest has rows already: SQLite folds the case of ASCII letters only.
  private static func spelling(
    of contest: ContestID, in election: ElectionID, _ database: Database
  ) throws -> String {
    guard !contest.text.utf8.allSatisfy({ $0 < 0x80 }) else { return contest.text }
    let stored = try String.fetchAll(
      database,
      sql: "SELECT contest FROM standings WHERE election = ? AND until_sequence IS NULL",
      arguments: [election.text])
    return stored.first { ContestID($0) == contest } ?? contest.text
  }

  /// The standings that hold now, by name.
  static func current(
    _ filter: ResultFilter, in database: Database
  ) throws -> [ContestStanding] {
    var condition = "s.until_sequence IS NULL"
    if filter.election != nil { condition += " AND s.election = :election" }
    if filter.contest != nil { condition += " AND s.contest = :contest" }
    let named = ["election": filter.election?.text, "contest": filter.contest?.text]
    let arguments = StatementArguments(named.compactMapValues { $0 })
    var candidates = try candidates(where: condition, arguments, in: database)
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT standing, \(columns) FROM standings AS s WHERE \(condition)
          ORDER BY election, contest_name, contest
          """), arguments: arguments)
    var standings: [ContestStanding] = []
    while let row = try rows.next() {
      var reader = RowReader(row)
      let number = reader.integer()
      var standing = standing(&reader)
      standing.candidates = candidates.removeValue(forKey: number) ?? []
      standings.append(standing)
    }
    return standings
  }

  private static func candidates(
    where condition: String, _ arguments: StatementArguments, in database: Database
  ) throws -> [Int: [CandidateStanding]] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT c.standing, c.id, c.name, c.party, c.party_name, c.votes, c.final_votes, c.elected
          FROM standings AS s JOIN candidate_standings AS c ON c.standing = s.standing
          WHERE \(condition) ORDER BY c.standing, c.position
          """), arguments: arguments)
    var candidates: [Int: [CandidateStanding]] = [:]
    while let row = try rows.next() {
      var reader = RowReader(row)
      candidates[reader.integer(), default: []].append(
        CandidateStanding(
          id: reader.optionalText(), name: reader.text(), party: reader.identifier(),
          partyName: reader.text(), votes: reader.optionalInteger(),
          finalVotes: reader.optionalInteger(), isElected: reader.optionalTruth()))
    }
    return candidates
  }

  /// Reads the columns in the order of ``columns``.
  private static func standing(_ reader: inout RowReader) -> ContestStanding {
    let contest: ContestID = reader.identifier()
    var standing = ContestStanding(contest: contest, name: reader.text(), feed: "")
    standing.region = reader.optionalText()
    standing.kind = reader.optionalText().flatMap(ContestKind.init(rawValue:))
    standing.seats = reader.integer()
    standing.status = ContestStatus(rawValue: reader.text()) ?? .awaiting
    standing.declaredAt = reader.optionalTime()
    standing.reportingPercentage = reader.optionalReal()
    standing.electorate = reader.optionalInteger()
    standing.validVotes = reader.optionalInteger()
    standing.rejectedVotes = reader.optionalInteger()
    standing.ballots = reader.optionalInteger()
    standing.holder = reader.optionalIdentifier()
    standing.leader = reader.optionalText()
    standing.hasStarted = reader.truth()
    standing.contestSequence = reader.integer()
    standing.feed = reader.identifier()
    standing.outcome = outcome(&reader)
    return standing
  }

  private static func outcome(_ reader: inout RowReader) -> Outcome? {
    guard let winner = reader.optionalText() else { return nil }
    return Outcome(
      winner: winner, party: reader.identifier(), partyName: reader.text(),
      majority: reader.optionalInteger(), declaration: reader.identifier(),
      seatEvent: reader.identifier(), gainedFrom: reader.optionalIdentifier(),
      isComplete: reader.truth())
  }
}
