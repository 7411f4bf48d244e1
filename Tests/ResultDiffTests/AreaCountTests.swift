import ElectionResults
import ResultDiff
import Testing

@Suite("count of one seat by areas") struct AreaCountTests {
  private func mayor(_ system: ElectoralSystem, areas: Int? = 2) -> Night {
    var election = Election(id: "e", name: "Mayor", seats: 1)
    election.system = system
    election.areas = areas
    return Night(election)
  }

  private func area(
    _ id: ContestID, _ votes: [(String, Int, Int?)], _ status: ContestStatus = .declared,
    electorate: Int? = nil
  ) -> ContestResult {
    var area = contest(id, status, electorate: electorate)
    area.kind = .countingArea
    area.candidates = votes.map { name, votes, final in
      var candidate = CandidateResult(name, votes)
      candidate.finalVotes = final
      return candidate
    }
    return area
  }

  private func open(_ id: ContestID, electorate: Int) -> ContestResult {
    area(id, [], .awaiting, electorate: electorate)
  }

  private func certain(_ events: [Event]) -> Event? {
    events.first { $0.type == .outcomeCertain }
  }

  @Test("the most votes decide where they elect, not where half of them is needed")
  func half() throws {
    let lead = area(
      "a", [("Khan lab", 450, nil), ("Bailey con", 300, nil), ("Berry green", 250, nil)])
    let rest = open("b", electorate: 100)
    var plurality = mayor(.fptp)
    let event = try #require(certain(plurality.change([lead, rest])?.events ?? []))
    #expect(event.text(.winner) == "Khan")
    #expect(event.text(.party) == "lab")
    #expect(event.integer(.votes) == 450)
    #expect(event.real(.votePercentage) == 45)
    #expect(event[.seatsWon] == nil)
    for system in [ElectoralSystem.sv, .runoff, .preferential] {
      var night = mayor(system)
      #expect(certain(night.change([lead, rest])?.events ?? []) == nil)
    }
  }

  @Test("more than half of all first preferences, those outstanding too, is certain")
  func moreThanHalf() throws {
    let votes = [("Burnham lab", 551, nil), ("Evans con", 449, nil)] as [(String, Int, Int?)]
    var night = mayor(.sv)
    #expect(
      certain(night.change([area("a", votes), open("b", electorate: 102)])?.events ?? []) == nil)
    let event = try #require(certain(night.events(open("b", electorate: 101))))
    #expect(event.text(.winner) == "Burnham")
    #expect(event.text(.message) == "551 of 1000 votes, more than half, 101 ballots outstanding")
  }

  @Test("a second count decides once the lead in it is more than what is outstanding")
  func secondCount() throws {
    let votes =
      [("Khan lab", 400, 600), ("Bailey con", 350, 400), ("Berry green", 250, nil)]
      as [(String, Int, Int?)]
    var night = mayor(.sv)
    #expect(
      certain(night.change([area("a", votes), open("b", electorate: 200)])?.events ?? []) == nil)
    let event = try #require(certain(night.events(open("b", electorate: 199))))
    #expect(event.text(.winner) == "Khan")
    #expect(event.integer(.votes) == 400)
    #expect(event.real(.votePercentage) == 40)
    let last = night.events(
      area("b", [("Khan lab", 10, 20), ("Bailey con", 90, 95), ("Berry green", 20, nil)]))
    #expect(last.last?.type == .electionComplete)
    #expect(last.last?.text(.winner) == "Khan")
    #expect(last.last?.integer(.votes) == 410)
  }

  @Test("a second count that only some areas have decides nothing")
  func partialSecondCount() {
    var night = mayor(.fptp, areas: 3)
    let first = area("a", [("A lab", 400, 600), ("B con", 350, 400), ("C green", 250, nil)])
    let second = area("b", [("A lab", 40, nil), ("B con", 35, nil), ("C green", 25, nil)])
    #expect(certain(night.change([first, second, open("c", electorate: 1)])?.events ?? []) == nil)
  }

  @Test("independents, and several of one party, are persons")
  func persons() throws {
    let votes =
      [("Ann ind", 300, nil), ("Bob ind", 250, nil), ("Cy dem", 240, nil), ("Di dem", 210, nil)]
      as [(String, Int, Int?)]
    var night = mayor(.fptp)
    #expect(
      certain(night.change([area("a", votes), open("b", electorate: 50)])?.events ?? []) == nil)
    let event = try #require(certain(night.events(open("b", electorate: 49))))
    #expect(event.text(.winner) == "Ann")
    #expect(event.text(.party) == "ind")
    #expect(event.integer(.votes) == 300)
  }

  @Test("another spelling of an independent is no other outcome, another person is")
  func respelt() throws {
    func votes(_ name: String, id: String) -> ContestResult {
      var area = area("a", [(name, 300, nil), ("B lab", 100, nil)])
      area.candidates[0].id = id
      return area
    }
    var night = mayor(.fptp, areas: 1)
    let told = try #require(certain(night.events(votes("Ann ind", id: "1"))))
    #expect(night.types(votes("Ann May ind", id: "1")) == [])
    #expect(night.standing.certainty == ToldOutcome(value: "ind/ann may", event: told.id))
    let other = try #require(certain(night.events(votes("Zoe ind", id: "2"))))
    #expect(other.text(.corrects) == told.text(.id))
  }

  @Test("areas beside the contest that fills the seat add no votes twice, before it or after")
  func besideTheSeat() throws {
    let votes = [("Khan lab", 450, nil), ("Bailey con", 300, nil)] as [(String, Int, Int?)]
    var seat = contest("mayor", .awaiting, .init("Khan lab"), .init("Bailey con"))
    seat.kind = .mayoralty
    var night = mayor(.fptp)
    _ = night.change([area("a", votes), open("b", electorate: 100)])
    #expect(night.standing.tallies["lab"]?.votes == 450)
    _ = night.change([seat])
    #expect(night.standing.tallies["lab"]?.votes == 0)
    #expect(night.standing.declaredVotes == 0)
    _ = night.change([area("b", votes)])
    seat.status = .declared
    (seat.candidates[0].votes, seat.candidates[1].votes) = (900, 600)
    let last = try #require(night.events(seat).last)
    #expect(last.type == .electionComplete)
    #expect(last.text(.winner) == "Khan")
    #expect(last.integer(.declared) == 1)
    #expect(last.integer(.total) == 1)
    #expect(night.standing.tallies["lab"]?.votes == 900)
    #expect(night.standing.declaredVotes == 1500)
  }

  @Test("areas are certain of nothing in an election that is not told to be for one seat")
  func several() {
    let one = area("a", [("A lab", 9, nil), ("B con", 1, nil)])
    for (seats, areas, isCertain) in [(2, 1, false), (nil, nil, false), (nil, 1, true)]
      as [(Int?, Int?, Bool)]
    {
      var election = Election(id: "e", name: "E", seats: seats)
      election.areas = areas
      var night = Night(election)
      _ = night.change([open("a", electorate: 20)])
      #expect((certain(night.events(one)) != nil) == isCertain)
    }
  }
}
