internal import ElectionResults
internal import GRDB

/// Contests' standings and their candidates: each row says for which events of the log it holds.
enum StandingTable {
  private static let columns = """
    contest, contest_name, region, kind, seats, weight, status, declared_at, reporting_pct, \
    electorate, valid_votes, rejected_votes, ballots, count_kind, revision, holder, stated_holder, holders, leader, \
    had_final_count, has_started, called, figures_at, progress_at, silence_told, tags, \
    contest_sequence, feed, winner, winner_party, winner_party_name, \
    majority, declaration, seat_event, gained_from, is_complete, elected_count, awards
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
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
          ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [election.text, sequence, contest] + (try facts(of: standing))
        + outcome(standing.outcome))
    try CandidateTable.write(
      standing.candidates, of: database.lastInsertedRowID, in: database)
  }

  private static func facts(of standing: ContestStanding) throws -> StatementArguments {
    [
      standing.name, standing.region, standing.kind?.rawValue, standing.seats,
      standing.weight, standing.status.rawValue, standing.declaredAt.map(StoredTime.text),
      standing.reportingPercentage, standing.electorate, standing.validVotes,
      standing.rejectedVotes, standing.ballots, standing.countKind, standing.revision,
      standing.holder?.text, standing.statedHolder?.text,
      StoredSeats.text(ofHolders: standing.holders), standing.leader, standing.hasHadFinalCount,
      standing.hasStarted, try StoredJSON.text(standing.called),
      standing.figuresAt.map(StoredTime.text), standing.progressAt.map(StoredTime.text),
      standing.isSilenceTold, StoredTags.text(standing.tags), standing.contestSequence,
      standing.feed.text,
    ]
  }

  private static func outcome(_ outcome: Outcome?) -> StatementArguments {
    [
      outcome?.winner, outcome?.party.text, outcome?.partyName, outcome?.majority,
      outcome?.declaration.text, outcome?.seatEvent?.text, outcome?.gainedFrom?.text,
      outcome?.isComplete, outcome?.electedCount, outcome.map { StoredSeats.text(of: $0.awards) },
    ]
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
    condition +=
      filter.election == nil
      ? " AND \(TestRows.areReal("s.election"))" : " AND s.election = :election"
    if filter.contest != nil { condition += " AND s.contest = :contest" }
    let named = ["election": filter.election?.text, "contest": filter.contest?.text]
    let arguments = StatementArguments(named.compactMapValues { $0 })
    var candidates = try CandidateTable.candidates(where: condition, arguments, in: database)
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
      var standing = try standing(&reader)
      standing.candidates = candidates.removeValue(forKey: number) ?? []
      standings.append(standing)
    }
    return standings
  }

  /// Reads the columns in the order of ``columns``.
  private static func standing(_ reader: inout RowReader) throws -> ContestStanding {
    let contest: ContestID = reader.identifier()
    var standing = ContestStanding(contest: contest, name: reader.text(), feed: "")
    standing.region = reader.optionalText()
    standing.kind = reader.optionalText().flatMap(ContestKind.init(rawValue:))
    standing.seats = reader.integer()
    standing.weight = reader.optionalReal()
    standing.status = ContestStatus(rawValue: reader.text()) ?? .awaiting
    standing.declaredAt = reader.optionalTime()
    standing.reportingPercentage = reader.optionalReal()
    standing.electorate = reader.optionalInteger()
    standing.validVotes = reader.optionalInteger()
    standing.rejectedVotes = reader.optionalInteger()
    standing.ballots = reader.optionalInteger()
    standing.countKind = reader.optionalText()
    standing.revision = reader.optionalInteger()
    standing.holder = reader.optionalIdentifier()
    standing.statedHolder = reader.optionalIdentifier()
    standing.holders = try StoredSeats.holders(in: reader.text())
    standing.leader = reader.optionalText()
    standing.hasHadFinalCount = reader.truth()
    standing.hasStarted = reader.truth()
    standing.called = try StoredJSON.value(reader.optionalText())
    standing.figuresAt = reader.optionalTime()
    standing.progressAt = reader.optionalTime()
    standing.isSilenceTold = reader.truth()
    standing.tags = StoredTags.tags(in: reader.optionalText())
    standing.contestSequence = reader.integer()
    standing.feed = reader.identifier()
    standing.outcome = try outcome(&reader)
    return standing
  }

  private static func outcome(_ reader: inout RowReader) throws -> Outcome? {
    guard let winner = reader.optionalText() else { return nil }
    return Outcome(
      winner: winner, party: reader.identifier(), partyName: reader.text(),
      majority: reader.optionalInteger(), declaration: reader.identifier(),
      seatEvent: reader.optionalIdentifier(), gainedFrom: reader.optionalIdentifier(),
      isComplete: reader.truth(), electedCount: reader.integer(),
      awards: try StoredSeats.awards(in: reader.text()))
  }
}
