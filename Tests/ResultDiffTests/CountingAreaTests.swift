import ElectionResults
import Testing

@Suite("counting areas and weights") struct CountingAreaTests {
  private func area(
    _ id: ContestID, _ status: ContestStatus?, leave: Int, remain: Int
  ) -> ContestResult {
    var result = contest(
      id, status, electorate: 1000, .init("Leave leave", leave), .init("Remain remain", remain))
    result.kind = .countingArea
    return result
  }

  @Test("an area is declared for the answer with the most votes, and fills no seat")
  func declared() throws {
    var night = Night()
    let events = night.events(
      area("a", .declared, leave: 300, remain: 200), area("b", .counting, leave: 10, remain: 20))
    #expect(events.map(\.type) == [.countStarted, .resultDeclared, .countStarted])
    #expect(events[1].text(.winner) == "Leave")
    #expect(events[1].integer(.majority) == 100)
    #expect(events[1].real(.turnoutPercentage) == 50)
    #expect(events[1].integer(.seats) == 0)
    #expect(night.standing.tallies["leave"]?.votes == 300)
    #expect(night.standing.tallies["leave"]?.seatsWon == 0)
    #expect(night.standing.tallies["remain"]?.seatsLeading == 0)
    let last = night.types(area("b", .declared, leave: 10, remain: 20))
    #expect(last == [.resultDeclared, .electionComplete])
    #expect(night.standing.declaredVotes == 530)
  }

  @Test("a corrected area changes votes, and another answer is no seat")
  func corrected() {
    var night = Night()
    _ = night.events(area("a", .declared, leave: 300, remain: 200))
    #expect(
      night.types(area("a", .declared, leave: 200, remain: 300)) == [.resultCorrected])
    #expect(night.contest("a")?.outcome?.party == "remain")
    #expect(night.standing.tallies["remain"]?.votes == 300)
    #expect(
      night.types(area("a", .counting, leave: 200, remain: 300)) == [.resultRetracted])
    #expect(night.standing.tallies["remain"]?.votes == 0)
  }

  @Test("a state counts with its electoral votes, and says so in its events")
  func weight() throws {
    var night = Night(seats: 538, bodySeats: 538, baseline: [held(by: "lab")])
    var state = contest("c", .declared, .init("A con", 5), .init("B lab", 3))
    (state.kind, state.weight) = (.state, 16)
    let events = night.events(state)
    let gain = try #require(events.first { $0.type == .seatGained })
    #expect(gain[.weight] == .real(16))
    #expect(gain.integer(.seats) == 1)
    #expect(night.seatsWon == ["con": 16])
    #expect(night.seatsChange == ["con": 16, "lab": -16])
    #expect(events.last { $0.type == .tallyChanged }?.integer(.declared) == 16)
  }

  @Test("a contest that is marked as a test changes nothing, and nothing waits for it")
  func testContest() {
    var night = Night()
    var test = contest("t", .declared, .init("A con", 5), .init("B lab", 3))
    test.isTest = true
    #expect(night.change([test]) == nil)
    let real = contest("c", .declared, .init("A con", 5), .init("B lab", 3))
    #expect(night.change([test, real])?.events.last?.type == .electionComplete)
    #expect(night.contest("t") == nil)
  }
}
