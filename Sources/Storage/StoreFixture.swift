package import ElectionResults

/// All that a throw-away store is to hold, as for a test of a rule.
package struct StoreFixture: Sendable, Equatable {
  /// Contests and tallies, which hold from the first event on.
  package var standings: [ElectionStanding]
  /// With their `sequence`, in its order.
  package var events: [Event]

  package init(standings: [ElectionStanding] = [], events: [Event] = []) {
    self.standings = standings
    self.events = events
  }
}
