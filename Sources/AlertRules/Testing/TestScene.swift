internal import ElectionResults
internal import Storage

/// What the store has when a rule's test begins: its rows, filled in from the configuration as real ones are.
struct TestScene {
  /// The moment of an event that gives none.
  static let time = Timestamp(milliseconds: 1_620_367_920_000)

  private let test: RuleTest
  private let elections: [TestedElection]
  private let parties: PartyBook

  /// - Parameters:
  ///   - elections: Those of the configuration; the first is that of events that name none.
  ///   - parties: All parties, for events of no election of the configuration.
  init(of test: RuleTest, elections: [TestedElection], parties: PartyBook) {
    self.test = test
    self.elections = elections
    self.parties = parties
  }

  var fixture: StoreFixture {
    let events = test.events.map(event)
    let own = events.last?.election ?? ElectionID("")
    var standings: [ElectionID: ElectionStanding] = [:]
    for contest in contests(of: own) {
      standings[contest.election, default: ElectionStanding(election: contest.election)]
        .contests[contest.standing.contest] = contest.standing
    }
    for row in test.tallies {
      let election = row.identifier("election") ?? own
      let tally = tally(row, in: election)
      standings[election, default: ElectionStanding(election: election)]
        .tallies[tally.party] = tally
    }
    return StoreFixture(
      standings: standings.values.sorted { $0.election < $1.election }, events: events)
  }

  private func known(_ election: ElectionID) -> TestedElection? {
    elections.first { $0.election.id == election }
  }

  private func name(of party: PartyCode, in election: ElectionID) -> String {
    (known(election)?.parties ?? parties).name(of: party)
  }

  private func event(_ row: TestRow) -> Event {
    var row = row
    row.fill("election", elections.first.map { .text($0.election.id.text) })
    row.fill(required: "time", .text(Self.time.description))
    row.fill("is_test", .truth(false))
    row.fill("is_catch_up", .truth(false))
    let election: ElectionID = row.identifier("election") ?? ""
    if let known = known(election) {
      row.fill("election_name", .text(known.election.name))
      row.fill("body", known.election.body.map { .text($0) })
      let contest: ContestID? = row.identifier("contest")
      row.fill("contest_name", contest.flatMap { known.contestNames[$0] }.map { .text($0) })
      row.fill("tags", contest.flatMap { known.election.tags[$0] }.map { .tags($0) })
    }
    for column in ["to_party", "from_party", "party"] {
      let party: PartyCode? = row.identifier(column)
      row.fill(column + "_name", party.map { .text(name(of: $0, in: election)) })
    }
    return Event(row)
  }

  private func tally(_ row: TestRow, in election: ElectionID) -> PartyTally {
    let party: PartyCode = row.identifier("party") ?? ""
    return PartyTally(
      party: party, partyName: row.text("party_name") ?? name(of: party, in: election),
      seatsWon: row.integer("seats_won") ?? 0, seatsLeading: row.integer("seats_leading") ?? 0,
      seatsChange: row.integer("seats_change") ?? 0, votes: row.integer("votes") ?? 0)
  }

  /// The contests of which a view has a row.
  private func contests(
    of own: ElectionID
  ) -> [(election: ElectionID, standing: ContestStanding)] {
    let results = Dictionary(
      test.results.map { (TestViews.ContestKey($0), $0) }, uniquingKeysWith: { first, _ in first })
    let candidates = Dictionary(grouping: test.candidates, by: TestViews.ContestKey.init)
    return Set(results.keys).union(candidates.keys).map { key in
      let election = key.election ?? own
      let standing = TestStanding(
        key.contest, result: results[key], candidates: candidates[key] ?? [],
        known: known(election)
      ) { name(of: $0, in: election) }
      return (election, standing.standing)
    }
  }
}

extension Event {
  fileprivate init(_ row: TestRow) {
    self.init()
    for (name, value) in row.values {
      if let column = EventColumn(rawValue: name) { self[column] = value }
    }
  }
}
