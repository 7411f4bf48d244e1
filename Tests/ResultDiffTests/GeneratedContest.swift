import ElectionResults

/// A contest of a generated election, and the states in which a feed may show it.
struct GeneratedContest {
  /// How its votes are counted.
  enum Count: CaseIterable {
    /// The most votes win, of one seat or of several.
    case first
    /// The last two are counted again.
    case final
    /// Parties' lists share the seats.
    case lists
  }

  let id: ContestID
  let kind: ContestKind
  let seats: Int
  let weight: Double?
  let count: Count
  /// Whether the feed marks the elected; without, the votes of a single seat decide.
  let isMarked: Bool

  /// What the contest adds to its election's seats.
  var countedSeats: Int {
    kind == .countingArea ? 0 : ContestStanding.countedSeats(weight: weight, seats: seats)
  }

  /// Who held its seats: one to three parties and, of independents, the member; nil where nobody knows.
  func holders(using generator: inout SeededGenerator) -> PreviousResult? {
    guard kind != .countingArea, Int.random(in: 0..<6, using: &generator) > 0 else { return nil }
    var seatsHeld: [PartyCode: Int] = [:]
    for _ in 0..<seats {
      let party = (["con", "lab", "ld", "ind"] as [PartyCode]).randomElement(using: &generator)
      seatsHeld[party ?? "con", default: 0] += 1
    }
    let entries = seatsHeld.sorted { $0.key < $1.key }.map { party, seats in
      PreviousResult.Entry(
        party: party, seats: seats, votes: count == .lists ? nil : 50,
        member: party == .independent ? "I" : nil)
    }
    return PreviousResult(contest: id, entries: entries)
  }

  /// A state of the contest with this status, the candidates in any order.
  ///
  /// - Parameter isRush: Whether the votes are left out.
  func state(
    _ status: ContestStatus, isRush: Bool = false, using generator: inout SeededGenerator
  ) -> ContestResult {
    var result = ContestResult(
      id: id, name: id.text, kind: kind, seats: kind == .countingArea ? 1 : seats, status: status,
      weight: weight)
    switch count {
    case .lists: result.lists = lists(using: &generator)
    case .first, .final: result.candidates = candidates(status, using: &generator)
    }
    if isRush {
      for position in result.candidates.indices {
        (result.candidates[position].votes, result.candidates[position].finalVotes) = (nil, nil)
      }
    }
    return result
  }

  private func lists(using generator: inout SeededGenerator) -> [PartyListResult] {
    var left = seats
    let parties = ["con", "lab", "ld", "green"].shuffled(using: &generator)
    return parties.enumerated().map { position, party in
      let seats = position == 3 ? left : Int.random(in: 0...left, using: &generator)
      left -= seats
      return PartyListResult(
        party: PartyReference(name: party), votes: Int.random(in: 1...9, using: &generator),
        seats: seats)
    }
  }

  /// Votes differ where nothing but the votes says who is elected; otherwise they may be tied.
  private func candidates(
    _ status: ContestStatus, using generator: inout SeededGenerator
  ) -> [CandidateResult] {
    let names =
      kind == .countingArea
      ? ["Yes yes", "No no"]
      : ["A con", "B lab", "C ld", "I ind", "J ind", "D con", "E lab", "F ld", "G green"]
    let votes = Array(1...40).shuffled(using: &generator)
    var candidates = names.prefix(max(seats + 3, 5)).enumerated().map { position, name in
      CandidateResult(name, isMarked ? votes[position] / 8 : votes[position])
    }
    candidates.shuffle(using: &generator)
    if count == .final, Bool.random(using: &generator) || !isMarked {
      for position in 0..<2 { candidates[position].finalVotes = 50 + votes[30 + position] }
    }
    let isDecided = status.isDeclared || status == .called
    if isDecided, isMarked {
      for position in 0..<seats { candidates[position].isElected = true }
    }
    return candidates.shuffled(using: &generator)
  }
}
