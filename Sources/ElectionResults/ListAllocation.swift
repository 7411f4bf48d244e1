/// The seats that are allocated to a party's list so far.
package struct ListAllocation: Sendable, Equatable, Codable {
  /// Nil while not stated.
  package var seats: Int?
  /// Who has those seats, in the order of the list; empty where the feed names nobody.
  package var persons: [PartyListResult.Person]

  package init(seats: Int? = nil, persons: [PartyListResult.Person] = []) {
    self.seats = seats
    self.persons = persons
  }
}
