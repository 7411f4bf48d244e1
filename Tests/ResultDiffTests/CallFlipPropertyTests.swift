import ElectionResults
import Testing

/// Generated nights on which calls, declarations, withdrawals and corrections follow each other as they like.
@Suite("seats that rest on calls, on generated nights") struct CallFlipPropertyTests {
  static let size = 8

  private func night(_ basis: FlipBasis) -> Night {
    let holders: [PartyCode] = ["con", "lab", "ld", "ind"]
    var election = Election(by: .fptp, on: basis)
    (election.seats, election.bodySeats) = (Self.size, Self.size)
    return Night(
      of: election,
      baseline: (0..<Self.size).map { held(ContestID("c\($0)"), by: holders[$0 % 4], member: "C") })
  }

  private func state(of number: Int, using generator: inout SeededGenerator) -> ContestResult {
    let statuses: [ContestStatus] = [.counting, .called, .called, .declared, .declared]
    let status = statuses.randomElement(using: &generator) ?? .counting
    // Those of whom it is, mostly, are the same: a call and a declaration agree more often than not.
    let winner = Int.random(in: 0..<6, using: &generator) < 4 ? number % 3 : number % 3 + 1
    let names = ["A con", "B lab", "C ind", "D ind", "E con"]
    var result = contest(ContestID("c\(number)"), status)
    result.candidates = names.enumerated().map { place, name in
      CandidateResult(
        name, 10 - place, elected: status != .counting && place == winner ? true : nil)
    }
    result.candidates.shuffle(using: &generator)
    return result
  }

  @Test("any way to a standing ends with the tallies of the last snapshot alone", arguments: 1...40)
  func path(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let final = (0..<Self.size).map { state(of: $0, using: &generator) }
    var (direct, wandering) = (night(.call), night(.call))
    _ = direct.change(final)
    for _ in 0..<15 {
      let seen = (0..<Self.size).shuffled(using: &generator).prefix(4)
        .map { state(of: $0, using: &generator) }
      _ = wandering.change(seen)
      #expect(wandering.change(seen.reversed()) == nil)
    }
    for result in final.shuffled(using: &generator) { _ = wandering.change([result]) }
    #expect(wandering.change(final) == nil)
    #expect(StandingView(wandering.standing) == StandingView(direct.standing))
  }

  @Test(
    "the seat events that nothing has taken back are exactly the seats that are counted",
    arguments: 1...40)
  func ledger(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var night = night(.call)
    var events: [Event] = []
    for _ in 0..<30 {
      let number = Int.random(in: 0..<Self.size, using: &generator)
      events += night.change([state(of: number, using: &generator)])?.events ?? []
    }
    #expect(Set(events.map(\.id)).count == events.count)
    // An event is undone when something corrects it, or corrects what it followed from. A declaration that is only
    // corrected stands.
    let undoing = events.filter { $0.type != .resultCorrected }
    let corrected = Set(undoing.compactMap { $0.text(.corrects) })
    let standing = events.filter { event in
      event.type?.rawValue.hasPrefix("seat.") == true && !corrected.contains(event.id.text)
    }
    let inForce = Set(night.standing.contests.values.compactMap { $0.seatOutcome?.seatEvent?.text })
    for event in standing where !inForce.contains(event.id.text) {
      #expect(
        event.text(.cause).map { Self.isUndone($0, in: events) } == true,
        "\(event.text(.contest) ?? "") \(event.text(.winner) ?? "")")
    }
    for seat in inForce { #expect(!corrected.contains(seat)) }
    #expect(inForce.count == night.seatsWon.values.reduce(0, +))
  }

  /// Whether a call or declaration, or the declaration that a correction corrects, was taken back.
  private static func isUndone(_ id: String, in events: [Event]) -> Bool {
    let undone = events.contains {
      ($0.type == .contestUncalled || $0.type == .resultRetracted) && $0.text(.corrects) == id
    }
    guard !undone, let event = events.first(where: { $0.id.text == id }) else { return undone }
    return event.type == .resultCorrected
      && event.text(.corrects).map { isUndone($0, in: events) } == true
  }

  @Test("each call and declaration has the seat event of its winner in force", arguments: 1...20)
  func force(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var night = night(.call)
    var seats: [String: String] = [:]
    for _ in 0..<40 {
      let number = Int.random(in: 0..<Self.size, using: &generator)
      for event in night.change([state(of: number, using: &generator)])?.events ?? [] {
        if event.type?.rawValue.hasPrefix("seat.") == true {
          seats[event.id.text] = event.text(.winner)
        }
      }
      for contest in night.standing.contests.values {
        guard let outcome = contest.seatOutcome else { continue }
        let event = try #require(outcome.seatEvent)
        #expect(seats[event.text] == outcome.winner || outcome.party != "ind")
      }
    }
  }
}
