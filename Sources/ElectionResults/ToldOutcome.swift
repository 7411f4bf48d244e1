/// Something that was told of an election as a whole, and the event that told it.
package struct ToldOutcome: Sendable, Equatable, Codable {
  /// What was told, such as the party's code, or `noc`.
  package var value: String
  package var event: EventID

  package init(value: String, event: EventID) {
    self.value = value
    self.event = event
  }
}
