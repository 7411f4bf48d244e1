internal import ElectionResults

/// Which seats of a contest for several independents won and lost: they are persons, so that only the same person holds a
/// seat.
struct IndependentSeats {
  /// Those who won a seat that they did not hold, in their order.
  let gained: [CandidateStanding]
  /// Seats of independents who are not elected again.
  let lost: Int

  /// - Parameters:
  ///   - held: Seats that independents held. Those whose member the baseline does not name count as held by whichever
  ///     independents are elected, since nothing shows that they changed.
  ///   - entries: The baseline's, which may name members.
  init(elected: [CandidateStanding], held: Int, entries: [PreviousResult.Entry]) {
    var members = entries.filter { $0.party == .independent && $0.seats > 0 }
      .compactMap { $0.member.map { PersonName.folded($0) } }.prefix(held)
    let unnamed = held - members.count
    var others: [CandidateStanding] = []
    for winner in elected where winner.party == .independent {
      if let place = members.firstIndex(of: PersonName.folded(winner.name)) {
        members.remove(at: place)
      } else {
        others.append(winner)
      }
    }
    let kept = min(others.count, unnamed)
    gained = Array(others.dropFirst(kept))
    lost = members.count + unnamed - kept
  }
}
