/// What a party has won, and lost, in a declared contest for several seats.
package struct PartyAward: Sendable, Equatable, Codable {
  package var party: PartyCode
  package var partyName: String
  /// Seats won; 0 for a party that only lost some.
  package var seats: Int
  /// Seats won less seats held before; 0 where nobody is known to have held any.
  package var change: Int
  /// The latest `seat.gained` of the party that is in force; nil for a party that gained nothing.
  package var seatEvent: EventID?

  package init(
    party: PartyCode, partyName: String, seats: Int = 0, change: Int = 0, seatEvent: EventID? = nil
  ) {
    self.party = party
    self.partyName = partyName
    self.seats = seats
    self.change = change
    self.seatEvent = seatEvent
  }
}
