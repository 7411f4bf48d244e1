import ElectionResults
import ResultDiff
import Testing

@Suite("contests that nobody expected, and holders stated otherwise")
struct MismatchTests {
  private func stranger(
    _ id: ContestID, _ status: ContestStatus = .counting, _ candidates: CandidateResult...
  ) -> ContestResult {
    var result = ContestResult(id: id, name: "North", status: status, candidates: candidates)
    result.mismatch = "N1 North is nowhere"
    return result
  }

  @Test("an unknown contest is told once, before all else of it")
  func once() throws {
    var night = Night()
    let events = night.events(stranger("N1", .counting, CandidateResult("A con", 5)))
    #expect(events.map(\.type) == [.contestUnmatched, .countStarted])
    let event = try #require(events.first)
    #expect(event.contest == "N1")
    #expect(event.text(.contestName) == "North")
    #expect(event.text(.message) == "N1 North is nowhere")
    #expect(event.integer(.contestSequence) == 1)
    #expect(night.types(stranger("n1", .counting, CandidateResult("A con", 6))) == [.countProgress])
  }

  @Test("one that becomes unknown later is told though its figures are the same")
  func later() {
    var night = Night()
    _ = night.events(contest("N1", .counting, CandidateResult("A con", 5)))
    let same = stranger("N1", .counting, CandidateResult("A con", 5))
    #expect(night.types(same) == [.contestUnmatched])
    #expect(night.change([same]) == nil)
  }

  @Test("one that is held back is told when it is let through")
  func heldBack() {
    var night = Night()
    let shown = stranger("N1", .counting, CandidateResult("A con", 5))
    #expect(night.change([shown], holding: ["N1"]) == nil)
    #expect(night.types(shown) == [.contestUnmatched, .countStarted])
  }

  @Test("the baseline's holder stands, and another that the feed states is kept beside it")
  func otherHolder() {
    var night = Night(baseline: [held(by: "lab")])
    _ = night.events(contest("c", .awaiting, previous: "con", CandidateResult("A con")))
    #expect(night.contest("c")?.holder == "lab")
    #expect(night.contest("c")?.statedHolder == "con")
    _ = night.events(contest("c", .counting, CandidateResult("A con", 5)))
    #expect(night.contest("c")?.statedHolder == "con")
    let events = night.events(contest("c", .declared, previous: "con", CandidateResult("A con", 5)))
    #expect(events.seats == [["seat.gained", "lab", "con", nil, "A"]])
    _ = night.events(contest("c", .declared, previous: "lab", CandidateResult("A con", 5)))
    #expect(night.contest("c")?.statedHolder == nil)
  }

  @Test("a holder whom the feed alone states contradicts nobody")
  func statedAlone() {
    var night = Night()
    _ = night.events(contest("c", .awaiting, previous: "con", CandidateResult("A con")))
    #expect(night.contest("c")?.holder == "con")
    #expect(night.contest("c")?.statedHolder == nil)
  }

  @Test("a contest that the baseline knows without a holder, and the feed neither, is new")
  func newSeat() {
    var night = Night(baseline: [
      PreviousResult(
        contest: "c", entries: [PreviousResult.Entry(party: "lab", seats: 0, votes: 50)])
    ])
    let events = night.events(contest("c", .declared, CandidateResult("A con", 5)))
    #expect(events.seats.map { $0[0] } == ["seat.new"])
  }

  @Test("a gain against a notional result says so")
  func notional() throws {
    var night = Night(baseline: [held(by: "lab", votes: ["lab": 9, "con": 5], notional: true)])
    let events = night.events(
      contest("c", .declared, CandidateResult("A con", 5), CandidateResult("B lab", 3)))
    let gain = try #require(events.first { $0.type == .seatGained })
    #expect(gain[.isNotional] == .truth(true))
    #expect(gain.text(.fromParty) == "lab")
    #expect(gain.real(.swing) != nil)
  }
}
