import AlertRules
import ElectionResults
import ResultDiff
import Storage
import Testing

/// Figures: statement of persons nominated and declaration of result, Hartlepool, 6 May 2021, and the result of 2019.
@Suite("The by-election in Hartlepool by the shipped rules")
struct HartlepoolTests {
  private let comparison = ResultsComparison(
    election: Election(
      id: "hartlepool-2021", name: "Hartlepool by-election", body: "House of Commons", seats: 1,
      bodySeats: 650),
    baseline: Baseline([
      PreviousResult(
        contest: "E14000733",
        entries: [
          .init(party: "lab", seats: 1, votes: 15_464, member: "Mike Hill", heldSince: 1974),
          .init(party: "con", seats: 0, votes: 11_869),
        ], statedValidVotes: 41_037)
    ]),
    parties: PartyBook([
      Party(code: "con", name: "Conservative"), Party(code: "lab", name: "Labour"),
    ]))

  private var declaration: ResultsSnapshot {
    ResultsSnapshot(contests: [
      ContestResult(
        id: "E14000733", name: "Hartlepool", status: .declared, electorate: 70_768,
        validVotes: 29_933,
        candidates: [
          CandidateResult(
            name: "Jill Mortimer", party: PartyReference(name: "Conservative"), votes: 15_529,
            isElected: true),
          CandidateResult(
            name: "Paul Williams", party: PartyReference(name: "Labour"), votes: 8_589,
            isElected: false),
        ])
    ])
  }

  @Test("the declaration raises the gain with majority, swing and the year since which it was held")
  func gain() async throws {
    let night = try RecordedNight()
    let rules = try await night.rules(in: Repository.shippedRules("seats.yaml"))
    let judge = try await night.judge(rules)
    let change = comparison.change(
      from: try await night.store.standing(of: "hartlepool-2021"), to: declaration,
      seenAs: Observation(feed: "council", time: StoppedClock().now))
    _ = try await night.store.record(
      change, feed: FeedState(feed: "council", fetch: "{}", interpretation: "1"))
    #expect(try await judge.judgeAll() == 1)
    let alert = try #require(try await night.takeAlerts(of: "desk").first)
    #expect(alert.title == "Conservative GAIN Hartlepool from Labour")
    #expect(
      alert.text == "Jill Mortimer wins by 6,940 votes (23.2 %). Swing 16.0. "
        + "Labour had held the seat since 1974.")
  }
}
