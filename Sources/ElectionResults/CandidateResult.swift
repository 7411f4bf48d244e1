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
  /// The feed's mark; nil when the feed does not say. In a contest that is called, the mark is the desk's.
  package var isElected: Bool?
  /// Whether a feed that gives no votes says that this candidate leads; nil when it does not say.
  package var isLeading: Bool?

  package init(
    id: String? = nil, name: String, party: PartyReference, votes: Int? = nil,
    finalVotes: Int? = nil, isElected: Bool? = nil, isLeading: Bool? = nil
  ) {
    self.id = id
    self.name = name
    self.party = party
    self.votes = votes
    self.finalVotes = finalVotes
    self.isElected = isElected
    self.isLeading = isLeading
  }
}
