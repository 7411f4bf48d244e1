internal import ElectionResults

/// What a declaration does to a seat.
enum SeatChange: Equatable {
  /// From nil where the seats of a contest for several were not lost by exactly one party.
  case gained(from: PartyCode?)
  case held
  /// Neither the baseline nor the feed names a holder.
  case new

  /// Compares the winner of a single seat with the holder. An independent who follows an independent holds the seat only
  /// as the same person; when the baseline does not name the member, the seat counts as held, since nothing shows that it
  /// changed.
  init(winner: CandidateStanding, holder: PartyCode?, member: String?) {
    guard let holder else {
      self = .new
      return
    }
    let isOtherPerson =
      winner.party == .independent
      && member.map { PersonName.folded($0) != PersonName.folded(winner.name) } ?? false
    self = winner.party != holder || isOtherPerson ? .gained(from: holder) : .held
  }

  var eventType: EventType {
    switch self {
    case .gained: .seatGained
    case .held: .seatHeld
    case .new: .seatNew
    }
  }

  var gainedFrom: PartyCode? {
    if case .gained(let party) = self { party } else { nil }
  }
}
