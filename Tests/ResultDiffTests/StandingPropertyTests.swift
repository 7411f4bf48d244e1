import ElectionResults
import ResultDiff
import Testing

/// A generator whose numbers follow from its seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// What must not depend on the way by which a standing was reached.
struct StandingView: Equatable {
  let contests: [ContestID: [String]]
  let tallies: [PartyCode: PartyTally]
  let majorityParty: PartyCode?
  let isComplete: Bool
  let declaredVotes: Int

  init(_ standing: ElectionStanding) {
    contests = standing.contests.mapValues { contest in
      let outcome = contest.seatOutcome
      let summary =
        outcome.map {
          "\($0.winner) \($0.party) \($0.majority ?? -1) from \($0.gainedFrom?.text ?? "nobody")"
            + $0.awards.map { " \($0.party) \($0.seats) \($0.change)" }.joined()
        } ?? "open"
      return [contest.status.rawValue, summary]
        + contest.candidates.map { "\($0.key) \($0.votes ?? -1)" }
    }
    tallies = standing.tallies.filter {
      $0.value != PartyTally(party: $0.key, partyName: $0.value.partyName)
    }
    majorityParty = standing.majorityParty
    isComplete = standing.isComplete
    declaredVotes = standing.declaredVotes
  }
}

@Suite("standing") struct StandingPropertyTests {
  static let size = 12

  private func night() -> Night {
    let holders: [PartyCode] = ["con", "lab", "ld", "ind"]
    return Night(
      seats: Self.size, bodySeats: Self.size,
      baseline: (0..<Self.size).map { held(ContestID("c\($0)"), by: holders[$0 % 4], member: "C") })
  }

  private func state(
    of number: Int, using generator: inout SeededGenerator
  ) -> ContestResult {
    let statuses: [ContestStatus] = [.counting, .recount, .declared, .declared, .declared]
    func votes() -> Int { Int.random(in: 1...4, using: &generator) }
    var candidates = [
      CandidateResult("A con", votes()), CandidateResult("B lab", votes()),
      CandidateResult("C ind", votes()), CandidateResult("D ind", votes()),
    ]
    // A mark settles what votes may leave open.
    let winner = Int.random(in: 0..<4, using: &generator)
    let status = statuses.randomElement(using: &generator) ?? .counting
    candidates[winner].isElected = status.isDeclared ? true : nil
    candidates.shuffle(using: &generator)
    var result = contest(ContestID("c\(number)"), status)
    result.candidates = candidates
    return result
  }

  @Test(
    "any order of corrections and retractions ends where the final snapshot alone ends",
    arguments: 1...40)
  func path(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let final = (0..<Self.size).map { state(of: $0, using: &generator) }
    var (direct, wandering) = (night(), night())
    _ = direct.change(final)
    var ids: [EventID] = []
    for _ in 0..<15 {
      let seen = (0..<Self.size).shuffled(using: &generator).prefix(5)
        .map { state(of: $0, using: &generator) }
      ids += wandering.change(seen)?.events.map(\.id) ?? []
      #expect(wandering.change(seen.reversed()) == nil)
    }
    for result in final.shuffled(using: &generator) {
      ids += wandering.change([result])?.events.map(\.id) ?? []
    }
    #expect(Set(ids).count == ids.count)
    #expect(wandering.change(final) == nil)
    #expect(StandingView(wandering.standing) == StandingView(direct.standing))
    let won = wandering.standing.tallies.mapValues(\.seatsWon).filter { $0.value != 0 }
    let outcomes = wandering.standing.contests.values.compactMap { $0.outcome?.party }
    #expect(won == Dictionary(outcomes.map { ($0, 1) }, uniquingKeysWith: +))
  }
}
