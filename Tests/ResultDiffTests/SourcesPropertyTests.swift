import ElectionResults
import ResultDiff
import Testing

@Suite("standing of several feeds") struct SourcesPropertyTests {
  static let size = 6
  static let feeds: [FeedID] = ["pa", "council"]

  private func night(_ basis: FlipBasis) -> SourcesNight {
    let holders: [PartyCode] = ["con", "lab", "ld", "ind"]
    return SourcesNight(
      Self.feeds, seats: Self.size,
      baseline: (0..<Self.size).map { held(ContestID("c\($0)"), by: holders[$0 % 4], member: "C") },
      flipsOn: basis)
  }

  private func state(
    of number: Int, using generator: inout SeededGenerator
  ) -> ContestResult {
    let statuses: [ContestStatus] = [
      .awaiting, .counting, .recount, .called, .declared, .declared, .declared,
    ]
    let status = statuses.randomElement(using: &generator) ?? .counting
    let isKnown = status != .awaiting
    func votes() -> Int? { isKnown ? Int.random(in: 1...4, using: &generator) : nil }
    var candidates = [
      CandidateResult("A con", votes()), CandidateResult("B lab", votes()),
      CandidateResult("C ind", votes()), CandidateResult("D ind", votes()),
    ]
    let winner = Int.random(in: 0..<4, using: &generator)
    candidates[winner].isElected = status.isDeclared || status == .called ? true : nil
    candidates.shuffle(using: &generator)
    var result = contest(ContestID("c\(number)"), status)
    result.candidates = candidates
    return result
  }

  @Test(
    "any interleaving of the polls of two feeds ends where their final snapshots alone end",
    arguments: 1...60, FlipBasis.allCases)
  func interleaving(seed: UInt64, basis: FlipBasis) {
    var generator = SeededGenerator(seed: seed)
    var final: [FeedID: [ContestResult]] = [:]
    for feed in Self.feeds {
      final[feed] = (0..<Self.size).map { state(of: $0, using: &generator) }
    }
    var (direct, wandering) = (night(basis), night(basis))
    for feed in Self.feeds { _ = direct.change(feed, final[feed] ?? []) }
    var ids: [EventID] = []
    for _ in 0..<30 {
      let feed = Self.feeds.randomElement(using: &generator) ?? "pa"
      let seen = (0..<Self.size).shuffled(using: &generator).prefix(3)
        .map { state(of: $0, using: &generator) }
      ids += wandering.change(feed, seen)?.events.map(\.id) ?? []
      #expect(wandering.change(feed, seen.reversed()) == nil)
    }
    for feed in Self.feeds.shuffled(using: &generator) {
      ids += wandering.change(feed, final[feed] ?? [])?.events.map(\.id) ?? []
    }
    #expect(Set(ids).count == ids.count)
    for feed in Self.feeds { #expect(wandering.change(feed, final[feed] ?? []) == nil) }
    #expect(StandingView(wandering.standing) == StandingView(direct.standing))
    let outcomes = wandering.standing.contests.values.compactMap { $0.seatOutcome?.party }
    #expect(
      wandering.standing.tallies.mapValues(\.seatsWon).filter { $0.value != 0 }
        == Dictionary(outcomes.map { ($0, 1) }, uniquingKeysWith: +))
  }
}
