/// A party's totals over an election.
package struct PartyTally: Sendable, Equatable {
  package var party: PartyCode
  package var partyName: String
  /// Seats declared for the party.
  package var seatsWon: Int
  /// Undeclared contests in which the party leads.
  package var seatsLeading: Int
  /// Net gains against the holders, among what is declared.
  package var seatsChange: Int
  /// Votes in the declared contests.
  package var votes: Int

  package init(
    party: PartyCode, partyName: String, seatsWon: Int = 0, seatsLeading: Int = 0,
    seatsChange: Int = 0, votes: Int = 0
  ) {
    self.party = party
    self.partyName = partyName
    self.seatsWon = seatsWon
    self.seatsLeading = seatsLeading
    self.seatsChange = seatsChange
    self.votes = votes
  }
}
