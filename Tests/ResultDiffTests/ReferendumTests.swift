import ElectionResults
import ResultDiff
import Testing

@Suite("referendum") struct ReferendumTests {
  private func referendum(_ rule: ReferendumRule = .votes, areas: Int? = nil) -> Night {
    var election = Election(id: "e", name: "Referendum")
    election.system = .referendum
    election.referendum = rule
    election.areas = areas
    return Night(election)
  }

  private func area(
    _ id: ContestID, yes: Int?, no: Int?, electorate: Int? = nil, ballots: Int? = nil,
    _ status: ContestStatus = .declared
  ) -> ContestResult {
    var area = contest(
      id, status, electorate: electorate, .init("Yes Yes", yes), .init("No No", no))
    area.kind = .countingArea
    area.ballots = ballots
    return area
  }

  private func open(_ id: ContestID, electorate: Int?, ballots: Int? = nil) -> ContestResult {
    area(id, yes: nil, no: nil, electorate: electorate, ballots: ballots, .awaiting)
  }

  /// Scotland, 18 September 2014, with thirty of the areas in one.
  private var thirty: ContestResult { area("thirty", yes: 1_523_570, no: 1_895_151) }
  private var clackmannanshire: ContestResult {
    area("clackmannanshire", yes: 16_350, no: 19_036)
  }
  private var highland: ContestResult { area("highland", yes: 78_069, no: 87_739) }

  @Test("Scotland 2014: no is certain before Highland, whose electorate is less than the lead")
  func scotland() throws {
    var night = referendum(areas: 3)
    _ = night.change([
      open("thirty", electorate: 4_052_559), open("clackmannanshire", electorate: 39_970),
      open("highland", electorate: 190_778),
    ])
    let first = night.events(clackmannanshire)
    #expect(first.map(\.type) == [.countStarted, .resultDeclared, .tallyChanged])
    #expect(first[2].text(.party) == "No")
    #expect(first[2].integer(.seatsWon) == 1)
    #expect(first[2].integer(.declared) == 1)
    #expect(first[2].integer(.total) == 3)
    #expect(first[2][.majorityLine] == nil)
    let second = night.events(thirty)
    #expect(
      second.map(\.type) == [.countStarted, .resultDeclared, .tallyChanged, .outcomeCertain])
    let certain = second[3]
    #expect(certain.text(.party) == "No")
    #expect(certain[.winner] == nil)
    #expect(certain.integer(.votes) == 1_914_187)
    #expect(certain.real(.votePercentage) == 55.42)
    #expect(certain.integer(.seatsWon) == 2)
    #expect(certain.text(.contest) == "thirty")
    #expect(certain.text(.cause) == second[1].text(.id))
    #expect(
      certain.text(.message) == "374267 votes ahead of Yes, 190778 ballots outstanding")
    let last = night.events(highland)
    #expect(last.map(\.type) == [.countStarted, .resultDeclared, .tallyChanged, .electionComplete])
    #expect(last[3].text(.party) == "No")
    #expect(last[3].integer(.votes) == 2_001_926)
    #expect(last[3].real(.votePercentage) == 55.3)
    #expect(last[3].integer(.declared) == 3)
    #expect(night.standing.tallies["Yes"]?.votes == 1_617_989)
    #expect(night.standing.declaredVotes == 3_619_915)
    #expect(night.standing.certainty?.event == certain.id)
  }

  @Test("ballot papers stand for the electorate, but not while they are still being counted")
  func ballots() {
    for (reporting, isCertain) in [(nil, true), (40, false)] as [(Double?, Bool)] {
      var night = referendum(areas: 2)
      var last = open("b", electorate: 500, ballots: 250)
      last.reportingPercentage = reporting
      let types = night.types(area("a", yes: 100, no: 400), last)
      #expect(types.contains(.outcomeCertain) == isCertain)
    }
  }

  @Test(
    "nothing is certain while an area may bring as many, has no size, or is not known",
    arguments: [(2, 300), (2, nil), (3, 100), (nil, 300)] as [(Int?, Int?)])
  func uncertain(areas: Int?, electorate: Int?) {
    var night = referendum(areas: areas)
    let types = night.types(area("a", yes: 100, no: 400), open("b", electorate: electorate))
    #expect(!types.contains(.outcomeCertain))
  }

  @Test("areas that appear one by one, each declared, are certain of nothing without their number")
  func oneByOne() {
    var night = referendum()
    #expect(!night.types(area("a", yes: 100, no: 400)).contains(.outcomeCertain))
    #expect(!night.types(area("b", yes: 100, no: 400)).contains(.outcomeCertain))
  }

  @Test("votes that a declared area does not list, or has not given yet, are outstanding")
  func incomplete() {
    var night = referendum(areas: 2)
    var first = area("a", yes: 100, no: 400)
    first.validVotes = 850
    #expect(!night.types(first, area("b", yes: 10, no: 20)).contains(.outcomeCertain))
    var rush = contest("a", .declared, electorate: 400, .init("Yes Yes"), .init("No No"))
    rush.candidates[1].isElected = true
    var other = referendum(areas: 2)
    #expect(!other.types(rush, area("b", yes: 10, no: 200)).contains(.outcomeCertain))
  }

  @Test("an answer under two names is not certain")
  func twoNames() {
    var night = referendum(areas: 2)
    let other = contest("b", .declared, .init("Ja Ja", 10), .init("No No", 20))
    #expect(!night.types(area("a", yes: 100, no: 400), other).contains(.outcomeCertain))
  }

  @Test("a correction that makes the other answer certain corrects what was told")
  func corrected() throws {
    var night = referendum(areas: 2)
    let first = night.change([area("a", yes: 400, no: 100), open("b", electorate: 200)])?.events
    let told = try #require(first?.first { $0.type == .outcomeCertain })
    #expect(told.text(.party) == "Yes")
    // Open again, and nothing is said of that.
    #expect(!night.types(area("a", yes: 300, no: 200)).contains(.outcomeCertain))
    #expect(!night.types(area("a", yes: 400, no: 100)).contains(.outcomeCertain))
    let events = night.events(area("a", yes: 100, no: 400))
    #expect(
      events.map(\.type) == [
        .resultCorrected, .tallyChanged, .tallyChanged, .outcomeCertain,
      ])
    let certain = try #require(events.last)
    #expect(certain.text(.party) == "No")
    #expect(certain.text(.corrects) == told.text(.id))
    #expect(certain.text(.cause) == events[0].text(.id))
  }

  @Test("a retraction takes back the areas and tells nothing of what was certain")
  func retracted() {
    var night = referendum(areas: 2)
    _ = night.events(area("a", yes: 400, no: 100), open("b", electorate: 200))
    #expect(
      night.types(area("a", yes: 400, no: 100, electorate: 600, .counting))
        == [.resultRetracted, .tallyChanged])
    #expect(night.standing.certainty != nil)
    #expect(night.types(area("a", yes: 400, no: 100)) == [.resultDeclared, .tallyChanged])
  }

  @Test("by areas the answer that cannot be overtaken in them is certain")
  func byAreas() {
    var night = referendum(.areas, areas: 5)
    let two = night.types(area("a", yes: 900, no: 100), area("b", yes: 40, no: 50))
    #expect(!two.contains(.outcomeCertain))
    #expect(!night.types(area("c", yes: 40, no: 50)).contains(.outcomeCertain))
    let events = night.events(area("d", yes: 40, no: 50))
    #expect(events.last?.type == .outcomeCertain)
    #expect(events.last?.text(.party) == "No")
    #expect(events.last?.integer(.seatsWon) == 3)
    #expect(events.last?.text(.message) == "2 areas ahead of Yes, 1 outstanding")
  }

  @Test("where votes and areas decide, both have to agree")
  func both() {
    var agreed = referendum(.both, areas: 3)
    let yes = agreed.change([
      area("a", yes: 90, no: 10), area("b", yes: 90, no: 10), open("c", electorate: 100),
    ])?.events
    #expect(yes?.last?.type == .outcomeCertain)
    #expect(yes?.last?.text(.party) == "Yes")
    var split = referendum(.both, areas: 3)
    let areas = [
      area("a", yes: 900, no: 100), area("b", yes: 40, no: 50), area("c", yes: 40, no: 50),
    ]
    let events = split.change(areas)?.events ?? []
    #expect(events.suffix(2).map(\.type) == [.outcomeCertain, .electionComplete])
    let rejected = events[events.count - 2]
    #expect(rejected[.party] == nil)
    #expect(rejected.text(.message) == "Yes has the votes, No the areas")
    #expect(split.standing.certainty?.value == "rejected")
  }

  @Test("every contest is an area, and an answer without a party is itself one")
  func unstated() {
    var night = referendum(areas: 1)
    let answers = [("Yes", 300), ("No", 200)].map {
      CandidateResult(name: $0, party: PartyReference(), votes: $1)
    }
    let result = ContestResult(
      id: "a", name: "A", kind: .ward, status: .declared, candidates: answers)
    #expect(
      night.types(result)
        == [.countStarted, .resultDeclared, .tallyChanged, .outcomeCertain, .electionComplete])
    #expect(night.contest("a")?.seats == 0)
    #expect(night.standing.tallies["Yes"]?.votes == 300)
    #expect(night.standing.certainty?.value == "yes")
  }

  @Test("the count of the whole is never added to its areas")
  func whole() throws {
    var night = referendum(areas: 1)
    var whole = area("whole", yes: 300, no: 200)
    whole.kind = .body
    let events = night.change([whole, area("a", yes: 300, no: 200)])?.events ?? []
    #expect(night.standing.tallies["Yes"]?.votes == 300)
    let certain = try #require(events.first { $0.type == .outcomeCertain })
    #expect(certain.integer(.declared) == 1)
    #expect(events.contains { $0.type == .electionComplete })
  }

  @Test("a tie of all votes is complete, and nobody's")
  func tie() throws {
    var night = referendum(areas: 2)
    let events = night.change([area("a", yes: 300, no: 200), area("b", yes: 100, no: 200)])?.events
    #expect(events?.last?.type == .electionComplete)
    #expect(events?.last?[.party] == nil)
    #expect(events?.contains { $0.type == .outcomeCertain } == false)
  }

  @Test("a postponed area hinders completion not, and certainty as long as it can decide")
  func postponed() {
    var night = referendum(areas: 2)
    let events = night.change([
      area("a", yes: 300, no: 200), area("b", yes: nil, no: nil, electorate: 500, .postponed),
    ])?.events
    #expect(events?.last?.type == .electionComplete)
    #expect(events?.last?[.party] == nil)
    #expect(events?.contains { $0.type == .outcomeCertain } == false)
  }
}
