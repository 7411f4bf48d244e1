/// A candidate as stored: the party looked up, the feed's spelling kept. In a list contest, a party's list.
package struct CandidateStanding: Sendable, Equatable, Codable {
  package var id: String?
  /// The person's name; a list has the name of its party.
  package var name: String
  package var party: PartyCode
  package var partyName: String
  package var votes: Int?
  package var finalVotes: Int?
  package var isElected: Bool?
  /// See ``CandidateResult/isLeading``.
  package var isLeading: Bool?
  /// The seats of a list; nil for a person.
  package var list: ListAllocation?
  /// The `contest.called` that is in force for the person; nil while nobody calls the seat for them.
  package var call: EventID?

  package init(
    id: String? = nil, name: String, party: PartyCode, partyName: String, votes: Int? = nil,
    finalVotes: Int? = nil, isElected: Bool? = nil, isLeading: Bool? = nil,
    list: ListAllocation? = nil, call: EventID? = nil
  ) {
    self.id = id
    self.name = name
    self.party = party
    self.partyName = partyName
    self.votes = votes
    self.finalVotes = finalVotes
    self.isElected = isElected
    self.isLeading = isLeading
    self.list = list
    self.call = call
  }

  /// What the person is recognised by where the feed has no identifier: the name without regard to case, accents and
  /// spacing, and the party.
  package var key: String { PersonName.folded(name) + "/" + party.text.lowercased() }
}
