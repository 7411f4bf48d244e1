internal import ElectionResults

/// A contest's standing of which the views show the rows that a test has of it.
struct TestStanding {
  private let contest: ContestID
  /// Nil where the test has the contest in `candidates` alone.
  private let result: TestRow?
  private let rows: [TestRow]
  private let known: TestedElection?
  private let partyName: (PartyCode) -> String

  /// - Parameters:
  ///   - candidates: Rows of the view of that name, by position.
  ///   - known: The election of the configuration; nil when it has none of that name.
  init(
    _ contest: ContestID, result: TestRow?, candidates: [TestRow], known: TestedElection?,
    partyName: @escaping (PartyCode) -> String
  ) {
    self.contest = contest
    self.result = result
    rows = candidates
    self.known = known
    self.partyName = partyName
  }

  var standing: ContestStanding {
    var standing = ContestStanding(
      contest: contest,
      name: text("contest_name") ?? known?.contestNames[contest] ?? contest.text,
      feed: result?.identifier("feed") ?? known?.election.feeds.first ?? "")
    standing.region = text("region")
    standing.kind = text("kind").flatMap(ContestKind.init(rawValue:))
    standing.seats = seats
    standing.weight = result?.real("weight")
    standing.declaredAt = result?.moment("declared_at")
    standing.reportingPercentage = result?.real("reporting_pct")
    standing.electorate = result?.integer("electorate")
    standing.validVotes = result?.integer("valid_votes")
    standing.rejectedVotes = result?.integer("rejected_votes")
    standing.holder = result?.identifier("from_party")
    standing.tags = tags
    standing.candidates = rows.map(candidate)
    standing.outcome = outcome
    standing.status = status(isDeclared: standing.outcome != nil)
    return standing
  }

  /// A text of the contest, which the rows of its candidates may have too.
  private func text(_ column: String) -> String? {
    result?.text(column) ?? rows.lazy.compactMap { $0.text(column) }.first
  }

  private var seats: Int { result?.integer("seats") ?? 1 }

  private var tags: [String] {
    if let result, result.gives("tags") {
      if case .tags(let tags) = result.values["tags"] { return tags }
      return []
    }
    return known?.election.tags[contest] ?? []
  }

  private func status(isDeclared: Bool) -> ContestStatus {
    if let given = text("status").flatMap(ContestStatus.init(rawValue:)) { return given }
    if isDeclared { return .declared }
    return rows.contains { $0.integer("votes") != nil } ? .counting : .awaiting
  }

  private func candidate(_ row: TestRow) -> CandidateStanding {
    let party: PartyCode = row.identifier("party") ?? ""
    let partyName = row.text("party_name") ?? partyName(party)
    return CandidateStanding(
      name: row.text("name") ?? partyName, party: party, partyName: partyName,
      votes: row.integer("votes"), finalVotes: row.integer("final_votes"),
      isElected: row.truth("elected"),
      list: row.integer("seats").map { ListAllocation(seats: $0, persons: []) })
  }

  /// Nil unless one of the views is to have somebody elected.
  private var outcome: Outcome? {
    let elected = rows.prefix { $0.truth("elected") == true }
    guard !elected.isEmpty || result.map(TestViews.isDeclared) == true else { return nil }
    let first = rows.first.map(candidate)
    let party: PartyCode = result?.identifier("to_party") ?? first?.party ?? .independent
    let name = first.flatMap { $0.party == party ? $0.partyName : nil } ?? partyName(party)
    return Outcome(
      winner: result?.text("winner") ?? first?.name ?? name, party: party, partyName: name,
      majority: result?.integer("majority"), declaration: "", seatEvent: nil, isComplete: true,
      electedCount: elected.isEmpty ? max(1, seats) : elected.count)
  }
}
