/// A party's list in one snapshot of a list contest.
package struct PartyListResult: Sendable, Equatable {
  /// A person whom the feed shows in a seat of the list.
  package struct Person: Sendable, Equatable, Codable {
    /// The feed's own identifier; nil when it has none.
    package var id: String?
    package var name: String

    package init(id: String? = nil, name: String) {
      self.id = id
      self.name = name
    }
  }

  package var party: PartyReference
  /// Nil while not stated.
  package var votes: Int?
  /// Seats allocated to the list so far; nil while not stated.
  package var seats: Int?
  /// Who has those seats, in the order of the list; empty where the feed names nobody.
  package var persons: [Person]

  package init(
    party: PartyReference, votes: Int? = nil, seats: Int? = nil, persons: [Person] = []
  ) {
    self.party = party
    self.votes = votes
    self.seats = seats
    self.persons = persons
  }
}
