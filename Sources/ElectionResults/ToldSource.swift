/// What was told of one feed's declaration of a contest that several feeds report.
package struct ToldSource: Sendable, Equatable, Codable {
  package enum Verdict: String, Sendable, Codable {
    /// The feed made the outcome what it is: by the declaration, or by a correction.
    case declared
    case agreed
    case disagreed
    /// It has taken its declaration back, while another one stands.
    case withdrawn
  }

  package var verdict: Verdict
  /// The parties that it showed as elected, each as often as it has seats, and persons who are independents.
  package var elected: [String]
  /// The event that told it.
  package var event: EventID

  package init(_ verdict: Verdict, elected: [String], event: EventID) {
    self.verdict = verdict
    self.elected = elected
    self.event = event
  }
}
