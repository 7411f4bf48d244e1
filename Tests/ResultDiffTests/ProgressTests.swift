import ElectionResults
import ResultDiff
import Testing

@Suite("progress of a count") struct ProgressTests {
  private func count(
    _ con: Int?, _ lab: Int?, reporting: Double? = nil, _ status: ContestStatus = .counting
  ) -> ContestResult {
    var result = contest("c", status, .init("A con", con), .init("B lab", lab))
    result.reportingPercentage = reporting
    return result
  }

  @Test("figures that move are told at once, and then at most once a minute")
  func onceAMinute() throws {
    var night = Night()
    #expect(night.types(count(5, 3)) == [.countStarted])
    let first = night.events(count(6, 3, reporting: 12.5))
    #expect(first.map(\.type) == [.countProgress])
    #expect(first[0].integer(.majority) == 3)
    #expect(first[0].real(.reportingPercentage) == 12.5)
    #expect(first[0].json(.candidates).contains(#""votes":6"#))
    #expect(night.types(count(7, 3)) == [])
    night.pass(seconds: 59)
    #expect(night.types(count(8, 3)) == [])
    night.pass(seconds: 1)
    #expect(night.types(count(9, 3)) == [.countProgress])
    night.pass(seconds: 60)
    #expect(night.types(count(9, 3)) == [])
  }

  @Test("the share reported and the seats of lists are figures too")
  func otherFigures() {
    var night = Night()
    _ = night.events(count(5, 3, reporting: 10), lists(seats: 2, ("con", nil, 2), ("lab", nil, 0)))
    #expect(night.types(count(5, 3, reporting: 11)) == [.countProgress])
    #expect(
      night.types(lists(seats: 2, ("con", nil, 1), ("lab", nil, 1)))
        == [.countProgress, .allocationChanged])
  }

  @Test("order, spelling, and figures that are left out are no progress")
  func restated() {
    var night = Night()
    _ = night.events(count(5, 3, reporting: 10))
    #expect(night.types(contest("c", .counting, .init("b lab", 3), .init("Á con", 5))) == [])
    #expect(night.types(count(nil, nil)) == [])
    #expect(night.types(count(5, 3, reporting: 10)) == [])
    #expect(night.types(count(5, 4, reporting: 10)) == [.countProgress])
  }

  @Test("a declaration, its correction and its withdrawal are told as such")
  func declared() {
    var night = Night(seats: 2)
    _ = night.events(count(5, 3))
    #expect(!night.types(count(6, 3, .declared)).contains(.countProgress))
    #expect(night.types(count(7, 3, .declared)) == [.resultCorrected])
    #expect(night.types(count(8, 3)) == [.resultRetracted, .tallyChanged])
    #expect(night.types(count(9, 3)) == [.countProgress])
  }

  @Test("the moment of the last new figures is kept, and ends a silence")
  func moment() {
    var night = Night()
    var awaiting = count(nil, nil, .awaiting)
    _ = night.events(awaiting)
    #expect(night.contest("c")?.figuresAt == nil)
    awaiting.ballots = 100
    _ = night.events(awaiting)
    #expect(night.contest("c")?.figuresAt == Timestamp(milliseconds: 2))
    night.pass(seconds: 1)
    _ = night.events(count(5, 3))
    #expect(night.contest("c")?.figuresAt == Timestamp(milliseconds: 1003))
    _ = night.events(count(5, 3, .recount))
    #expect(night.contest("c")?.figuresAt == Timestamp(milliseconds: 1003))
    _ = night.events(count(5, 3, .declared))
    _ = night.events(count(6, 3, .declared))
    #expect(night.contest("c")?.figuresAt == Timestamp(milliseconds: 1006))
  }

  @Test(
    "the first figures of a deciding count change the lead only when somebody else leads in it",
    arguments: [(60, 40, false), (40, 60, true)])
  func decidingCount(first: Int, second: Int, changes: Bool) {
    var night = Night()
    _ = night.events(count(50, 30))
    var result = count(50, 30, reporting: 96)
    result.candidates[0].finalVotes = first
    result.candidates[1].finalVotes = second
    let events = night.events(result)
    #expect(events.map(\.type) == [.countProgress] + (changes ? [.leadChanged] : []))
    #expect(events.last?.integer(.majority) == 20)
    #expect(events.last?.real(.reportingPercentage) == 96)
  }
}
