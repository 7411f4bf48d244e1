/// A candidate as stored: the party looked up, the feed's spelling kept.
package struct CandidateStanding: Sendable, Equatable {
  package var id: String?
  package var name: String
  package var party: PartyCode
  package var partyName: String
  package var votes: Int?
  package var finalVotes: Int?
  package var isElected: Bool?

  package init(
    id: String? = nil, name: String, party: PartyCode, partyName: String, votes: Int? = nil,
    finalVotes: Int? = nil, isElected: Bool? = nil
  ) {
    self.id = id
    self.name = name
    self.party = party
    self.partyName = partyName
    self.votes = votes
    self.finalVotes = finalVotes
    self.isElected = isElected
  }

  /// What the person is recognised by where the feed has no identifier: the name without regard to case, accents and
  /// spacing, and the party.
  package var key: String { PersonName.folded(name) + "/" + party.text.lowercased() }
}
