/// A candidate in one snapshot of a feed.
package struct CandidateResult: Sendable, Equatable {
  /// The feed's own identifier of the person; nil when it has none.
  package var id: String?
  package var name: String
  package var party: PartyReference
  /// First-preference votes; nil while not stated.
  package var votes: Int?
  /// Votes in the deciding count, where there is more than one count.
  package var finalVotes: Int?
  /// The feed's mark; nil when the feed does not say.
  package var isElected: Bool?

  package init(
    id: String? = nil, name: String, party: PartyReference, votes: Int? = nil,
    finalVotes: Int? = nil, isElected: Bool? = nil
  ) {
    self.id = id
    self.name = name
    self.party = party
    self.votes = votes
    self.finalVotes = finalVotes
    self.isElected = isElected
  }
}
