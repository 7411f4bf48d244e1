import ElectionResults
import ResultDiff
import Testing

@Suite("figures before the close of poll") struct EarlyFigureTests {
  private let close = Timestamp(milliseconds: 100)

  /// What is doubted of a contest that is seen at a moment, with what is held of it.
  private func doubts(
    _ contest: ContestResult, at time: Int64, held: String? = nil,
    after standing: ElectionStanding = ElectionStanding(election: "e"),
    closes: PollsClose? = nil
  ) -> [Doubt] {
    var election = Election(id: "e", name: "E")
    election.pollsClose = closes ?? PollsClose(standard: close)
    let comparison = ResultsComparison(
      election: election, baseline: Baseline(), parties: Night.parties)
    let reading = comparison.reading(
      of: ResultsSnapshot(contests: [contest]), after: standing, from: "f")
    return comparison.doubts(
      in: reading, after: standing, at: Timestamp(milliseconds: time),
      heldEarly: held.map { [contest.id: $0] } ?? [:])
  }

  private static let shown: [(ContestResult, Bool)] = [
    (contest("c", .counting, .init("A con", 5), .init("B lab", 3)), true),
    (contest("c", .awaiting, .init("A con", 5), .init("B lab", 3)), true),
    (contest("c", nil, .init("A con"), .init("B lab", elected: true)), true),
    (contest("c", .called, .init("A con"), .init("B lab", elected: true)), true),
    (contest("c", .declared, .init("A con", 5, elected: true)), true),
    (contest("c", .runoff, .init("A con"), .init("B lab")), true),
    (lists("c", seats: 2, ("con", nil, 1), ("lab", nil, 1)), true),
    (contest("c", .counting, .init("A con", 0), .init("B lab", 0)), false),
    (contest("c", .awaiting, .init("A con"), .init("B lab")), false),
    (contest("c", .declared, .init("A con")), false),
    (contest("c", .declared, .init("A con", elected: true)), false),
    (
      ward("c", .declared, seats: 2, .init("A con", elected: true), .init("B lab", elected: true)),
      false
    ),
    (contest("c", .postponed, .init("A con"), .init("B lab")), false),
  ]

  @Test(
    "votes, seats, calls and declarations are too early, what needs no count is not",
    arguments: shown)
  func early(result: ContestResult, isDoubted: Bool) {
    let before = doubts(result, at: 99).map(\.reason)
    #expect(before == (isDoubted ? [.beforePollsClose] : []))
    #expect(doubts(result, at: 100).isEmpty)
  }

  @Test("the time of the contest's region counts, the other one elsewhere")
  func region() {
    let closes = PollsClose(standard: close, regions: ["AK": Timestamp(milliseconds: 300)])
    var result = contest("c", .counting, .init("A con", 5))
    #expect(doubts(result, at: 200, closes: closes).isEmpty)
    result.region = "ak"
    #expect(doubts(result, at: 200, closes: closes).count == 1)
    let only = PollsClose(standard: nil, regions: ["HI": close])
    #expect(only.time(in: "AK") == nil)
    #expect(only.time(in: nil) == close)
    #expect(doubts(result, at: 50, closes: only).isEmpty)
  }

  @Test("after the close the figures of before stay doubtful, others are not")
  func after() throws {
    var result = contest("c", .counting, .init("A con", 5), .init("B lab", 3))
    let held = try #require(doubts(result, at: 50).first)
    #expect(held.agreesFrom == close)
    #expect(doubts(result, at: 150, held: held.facts).map(\.facts) == [held.facts])
    result.electorate = 70
    result.status = .recount
    #expect(doubts(result, at: 150, held: held.facts).count == 1)
    result.candidates[1].votes = 4
    #expect(doubts(result, at: 150, held: held.facts).isEmpty)
  }

  @Test("nothing else that is wrong takes the place of figures that are too early")
  func first() {
    var result = contest("c", .counting, .init("A con", 5))
    result.contradiction = "two files differ"
    result.electorate = 2
    #expect(doubts(result, at: 99).map(\.reason) == [.beforePollsClose])
    #expect(doubts(result, at: 100).map(\.reason) == [.contradiction])
  }

  @Test("figures that were let through are not doubted again, others are")
  func letThrough() {
    var night = Night()
    var result = contest("c", .counting, .init("A con", 5), .init("B lab", 3))
    _ = night.events(result)
    result.electorate = 70
    #expect(doubts(result, at: 99, after: night.standing).isEmpty)
    result.candidates[1].votes = 4
    #expect(doubts(result, at: 99, after: night.standing).count == 1)
  }
}
