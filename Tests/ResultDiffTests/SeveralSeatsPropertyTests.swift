import ElectionResults
import Testing

@Suite("standing of contests for several seats") struct SeveralSeatsPropertyTests {
  static let size = 8

  /// Even contests are wards of three seats, odd ones share five among lists.
  private func night() -> Night {
    Night(
      seats: Self.size / 2 * 8, bodySeats: Self.size / 2 * 8,
      baseline: (0..<Self.size).map { number in
        number.isMultiple(of: 2)
          ? seatsHeld(ContestID("c\(number)"), ("con", 2, nil), ("ind", 1, "I"))
          : seatsHeld(ContestID("c\(number)"), ("con", 3, nil), ("lab", 2, nil))
      })
  }

  private func state(of number: Int, using generator: inout SeededGenerator) -> ContestResult {
    let statuses: [ContestStatus] = [.counting, .called, .declared, .declared, .declared]
    let status = statuses.randomElement(using: &generator) ?? .counting
    let id = ContestID("c\(number)")
    return number.isMultiple(of: 2)
      ? wardState(id, status, using: &generator) : listState(id, status, using: &generator)
  }

  private func wardState(
    _ id: ContestID, _ status: ContestStatus, using generator: inout SeededGenerator
  ) -> ContestResult {
    let names = ["A con", "B con", "C lab", "D lab", "I ind", "J ind"]
    let elected = Set(names.shuffled(using: &generator).prefix(3))
    var result = ward(id, status, seats: 3)
    result.candidates = names.shuffled(using: &generator).map { name in
      CandidateResult(
        name, Int.random(in: 1...4, using: &generator),
        elected: status == .counting ? nil : elected.contains(name))
    }
    return result
  }

  private func listState(
    _ id: ContestID, _ status: ContestStatus, using generator: inout SeededGenerator
  ) -> ContestResult {
    let first = Int.random(in: 0...5, using: &generator)
    let second = Int.random(in: 0...(5 - first), using: &generator)
    func votes() -> Int { Int.random(in: 1...4, using: &generator) }
    var result = lists(
      id, status == .called ? .counting : status, seats: 5, ("con", votes(), first),
      ("lab", votes(), second), ("ld", votes(), 5 - first - second))
    result.lists.shuffle(using: &generator)
    return result
  }

  /// What the seat events in force say that parties have won net of losses: each party's gains.
  private func gains(in log: [Event], of standing: ElectionStanding) -> [ContestID: Int] {
    var gains: [ContestID: Int] = [:]
    for (id, contest) in standing.contests {
      guard let outcome = contest.outcome else { continue }
      let cause = log.last {
        $0.contest == id && $0.type?.rawValue.hasPrefix("seat.") == true
      }?.text(.cause)
      #expect(outcome.seatEvent != nil)
      gains[id] = log.filter { $0.text(.cause) == cause && $0.type == .seatGained }
        .reduce(0) { $0 + ($1.integer(.seatsChange) ?? 0) }
    }
    return gains
  }

  @Test(
    "any order of corrections and retractions ends where the last snapshot alone ends",
    arguments: 1...40)
  func path(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let final = (0..<Self.size).map { state(of: $0, using: &generator) }
    var (direct, wandering) = (night(), night())
    _ = direct.change(final)
    var log: [Event] = []
    for _ in 0..<12 {
      let seen = (0..<Self.size).shuffled(using: &generator).prefix(4)
        .map { state(of: $0, using: &generator) }
      log += wandering.change(seen)?.events ?? []
      #expect(wandering.change(seen.reversed()) == nil)
    }
    for result in final.shuffled(using: &generator) {
      log += wandering.change([result])?.events ?? []
    }
    #expect(Set(log.map(\.id)).count == log.count)
    #expect(wandering.change(final) == nil)
    #expect(StandingView(wandering.standing) == StandingView(direct.standing))
    let awards = wandering.standing.contests.values.flatMap { $0.outcome?.awards ?? [] }
    let won = Dictionary(awards.map { ($0.party, $0.seats) }, uniquingKeysWith: +)
    #expect(wandering.seatsWon == won.filter { $0.value != 0 })
    // Independents gain and lose among themselves, which leaves no mark on their sum.
    for (id, gained) in gains(in: log, of: wandering.standing) {
      let rises = wandering.contest(id)?.outcome?.awards ?? []
      #expect(gained >= rises.reduce(0) { $0 + max(0, $1.change) })
    }
  }
}
