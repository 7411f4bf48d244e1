/// One contest's part of a recorded snapshot: its new state, the tallies that moved with it, and the events in order.
package struct ContestChange: Sendable, Equatable {
  package var standing: ContestStanding
  /// Only those that changed, as they are after this contest.
  package var tallies: [PartyTally]
  /// Events with all columns but `sequence`.
  package var events: [IdentifiedEvent]

  package init(standing: ContestStanding, tallies: [PartyTally], events: [IdentifiedEvent]) {
    self.standing = standing
    self.tallies = tallies
    self.events = events
  }
}

/// An event and the key by which its occurrences are counted.
package struct IdentifiedEvent: Sendable, Equatable {
  /// See ``EventIdentity/key``.
  package var key: String
  package var event: Event

  package init(key: String, event: Event) {
    self.key = key
    self.event = event
  }
}
