internal import ElectionResults

/// What one contest adds to the tallies.
struct TallyShare: Equatable {
  private(set) var parties: [PartyCode: PartyTally] = [:]
  /// Valid votes, once declared.
  private(set) var declaredVotes = 0
  /// Seats declared, and seats that will not be counted.
  private(set) var declaredSeats = 0
  private(set) var postponedSeats = 0

  /// The share of a contest; of nil, nothing.
  init(of standing: ContestStanding?, parties book: PartyBook) {
    guard let standing else { return }
    guard let outcome = standing.outcome else {
      postponedSeats = standing.status == .postponed ? standing.seats : 0
      if let leader = standing.hasFigures ? standing.soleLeader : nil {
        add(leader.party, leader.partyName) { $0.seatsLeading = 1 }
      }
      return
    }
    declaredSeats = standing.seats
    declaredVotes = standing.effectiveValidVotes ?? 0
    for candidate in standing.candidates {
      add(candidate.party, candidate.partyName) { $0.votes += candidate.votes ?? 0 }
    }
    add(outcome.party, outcome.partyName) { $0.seatsWon = 1 }
    if let from = outcome.gainedFrom {
      add(outcome.party, outcome.partyName) { $0.seatsChange += 1 }
      add(from, book.name(of: from)) { $0.seatsChange -= 1 }
    }
  }

  private mutating func add(
    _ party: PartyCode, _ name: String, _ change: (inout PartyTally) -> Void
  ) {
    change(&parties[party, default: PartyTally(party: party, partyName: name)])
  }
}
