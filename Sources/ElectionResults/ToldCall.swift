/// What was told of one feed's call of a contest that several feeds report.
package struct ToldCall: Sendable, Equatable, Codable {
  package enum Verdict: String, Sendable, Codable {
    /// The feed made the call that was told.
    case called
    case agreed
    case disagreed
  }

  package var verdict: Verdict
  /// The parties of those called, each as often as it has seats, and persons who are independents.
  package var parties: [String]
  /// Those called, by whom a call that stands again is known from a new one.
  package var persons: [String]
  /// The event that told it.
  package var event: EventID
  /// The `contest.called` for these persons; nil while there has been none.
  package var call: EventID?

  package init(
    _ verdict: Verdict, parties: [String], persons: [String], event: EventID, call: EventID?
  ) {
    self.verdict = verdict
    self.parties = parties
    self.persons = persons
    self.event = event
    self.call = call
  }
}
