internal import ElectionResults

/// What a declaration does to the seats of a contest, against who held them.
struct SeatBalance {
  /// One seat event to tell.
  struct Shift {
    let change: SeatChange
    /// The first elected of the party that the event is about.
    let winner: CandidateStanding
    /// Seats gained.
    let seats: Int
  }

  /// In the order in which they are told; empty where the contest fills no seat of its own.
  private(set) var shifts: [Shift] = []
  /// What each party won and lost in a contest for several seats, by party.
  private(set) var awards: [PartyAward] = []

  /// Compares the elected with the holders.
  ///
  /// - Parameters:
  ///   - elected: At least one.
  ///   - previous: The baseline's result, whose members tell independents apart.
  init(
    of standing: ContestStanding, elected: [CandidateStanding], previous: PreviousResult?,
    parties: PartyBook
  ) {
    guard standing.isForSeveral else {
      guard standing.fillsSeats else { return }
      let change = SeatChange(
        winner: elected[0], holder: standing.holder, member: previous?.holder?.member)
      shifts = [Shift(change: change, winner: elected[0], seats: 1)]
      return
    }
    let persons =
      standing.isList
      ? nil
      : IndependentSeats(
        elected: elected, held: standing.holders[.independent, default: 0],
        entries: previous?.entries ?? [])
    awards = Self.awards(of: standing, elected: elected, parties: parties)
    if standing.fillsSeats { shifts = shifts(of: standing, elected: elected, persons: persons) }
  }

  private static func awards(
    of standing: ContestStanding, elected: [CandidateStanding], parties: PartyBook
  ) -> [PartyAward] {
    var awards: [PartyCode: PartyAward] = [:]
    for winner in elected {
      let empty = PartyAward(party: winner.party, partyName: winner.partyName)
      awards[winner.party, default: empty].seats += winner.list?.seats ?? 1
    }
    for (party, seats) in standing.holders where awards[party] == nil && seats > 0 {
      awards[party] = PartyAward(party: party, partyName: parties.name(of: party))
    }
    return awards.values.sorted { $0.party < $1.party }.map { award in
      guard !standing.holders.isEmpty else { return award }
      var award = award
      award.change = award.seats - standing.holders[award.party, default: 0]
      return award
    }
  }

  private func shifts(
    of standing: ContestStanding, elected: [CandidateStanding], persons: IndependentSeats?
  ) -> [Shift] {
    guard !standing.holders.isEmpty else {
      return [Shift(change: .new, winner: elected[0], seats: standing.seats)]
    }
    let counted = awards.filter { persons == nil || $0.party != .independent }
    var losers = counted.filter { $0.change < 0 }.map(\.party)
    if let persons, persons.lost > 0 { losers.append(.independent) }
    let change = SeatChange.gained(from: losers.count == 1 ? losers[0] : nil)
    let gains = counted.filter { $0.change > 0 }.compactMap { award in
      elected.first { $0.party == award.party }.map {
        Shift(change: change, winner: $0, seats: award.change)
      }
    }
    let shifts =
      gains + (persons?.gained ?? []).map { Shift(change: change, winner: $0, seats: 1) }
    return shifts.isEmpty
      ? [Shift(change: .held, winner: elected[0], seats: 0)]
      : shifts
  }
}
