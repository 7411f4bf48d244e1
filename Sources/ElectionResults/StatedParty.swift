/// What a feed itself says of a party's previous result in a contest.
package struct StatedParty: Sendable, Equatable {
  package var party: PartyReference
  package var seats: Int
  package var votes: Int?

  package init(party: PartyReference, seats: Int, votes: Int? = nil) {
    self.party = party
    self.seats = seats
    self.votes = votes
  }
}
