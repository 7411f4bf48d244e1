import ElectionResults
import ResultDiff
import Testing

@Suite("parties that get another code during the night") struct RecodingTests {
  private static let time = Timestamp(milliseconds: 1000)
  private static let book = PartyBook([
    Party(code: "hats", name: "Hat Party", aliases: ["Hat"]),
    Party(code: "tory", name: "Conservative", aliases: ["con"]),
    Party(code: "lab", name: "Labour"),
  ])

  private static func comparison(by book: PartyBook = book) -> ResultsComparison {
    ResultsComparison(
      election: Election(id: "e", name: "E", seats: 3, bodySeats: 3),
      baseline: Baseline([held("c1", by: "con"), held("c2", by: "lab")]), parties: book)
  }

  private static func won(_ id: ContestID, _ party: String, at time: Int64) -> ContestResult {
    contest(id, .declared, at: time, .init("A \(party)", 5), .init("B con", 3), .init("C lab", 2))
  }

  /// What was stored under the test's usual list of parties.
  private static func stored(_ contests: ContestResult...) -> ElectionStanding {
    let change = comparison(by: Night.parties).change(
      from: ElectionStanding(election: "e"), to: ResultsSnapshot(contests: contests),
      seenAs: Observation(feed: "f", time: time))
    return change?.standing ?? ElectionStanding(election: "e")
  }

  @Test("what was stored gets the new codes without an event, and a second time nothing changes")
  func codes() throws {
    let stored = Self.stored(Self.won("c1", "Hat", at: 1))
    let change = try #require(Self.comparison().recoded(stored, at: Self.time))
    #expect(change.events.isEmpty)
    let contest = try #require(change.standing.contests["c1"])
    #expect(contest.candidates.map(\.party) == ["hats", "tory", "lab"])
    #expect(contest.outcome?.party == "hats")
    #expect(contest.outcome?.partyName == "Hat Party")
    #expect(contest.outcome?.gainedFrom == "tory")
    #expect(contest.holder == "tory")
    #expect(change.standing.tallies["hats"]?.seatsWon == 1)
    #expect(change.standing.tallies["Hat"]?.seatsWon == 0)
    #expect(change.standing.tallies["tory"]?.votes == 3)
    #expect(change.standing.tallies["tory"]?.seatsChange == -1)
    #expect(change.contests.last?.tallies.count == 4)
    #expect(change.standing.version == stored.version + 1)
    #expect(Self.comparison().recoded(change.standing, at: Self.time) == nil)
  }

  @Test("the same results under the new codes are no news then")
  func noNews() throws {
    let results = [Self.won("c1", "Hat", at: 1), Self.won("c2", "con", at: 2)]
    let stored = Self.stored(results[0], results[1])
    let standing = try #require(Self.comparison().recoded(stored, at: Self.time)).standing
    let next = Self.comparison().change(
      from: standing, to: ResultsSnapshot(contests: results),
      seenAs: Observation(feed: "f", time: Self.time))
    #expect(next == nil)
  }

  @Test("a majority that two codes of one party have together is told once")
  func majority() throws {
    let stored = Self.stored(Self.won("c1", "Hat", at: 1), Self.won("c2", "hats", at: 2))
    let change = try #require(Self.comparison().recoded(stored, at: Self.time))
    #expect(change.events.map(\.type) == [.majorityReached])
    #expect(change.events.first?.text(.party) == "hats")
    #expect(change.events.first?.integer(.seatsWon) == 2)
    #expect(change.events.first?.text(.contest) == "c2")
    #expect(change.standing.majorityParty == "hats")
    #expect(Self.comparison().recoded(change.standing, at: Self.time) == nil)
  }

  @Test("a majority that was told stays told under the new code")
  func majorityTold() throws {
    let stored = Self.stored(Self.won("c1", "con", at: 1), Self.won("c2", "con", at: 2))
    #expect(stored.majorityParty == "con")
    let change = try #require(Self.comparison().recoded(stored, at: Self.time))
    #expect(change.events.isEmpty)
    #expect(change.standing.majorityParty == "tory")
  }

  @Test("codes that the list does not know stay as they are")
  func unknown() {
    let stored = Self.stored(Self.won("c1", "Hat", at: 1))
    #expect(Self.comparison(by: PartyBook([])).recoded(stored, at: Self.time) == nil)
    #expect(Self.comparison(by: Night.parties).recoded(stored, at: Self.time) == nil)
  }
}
