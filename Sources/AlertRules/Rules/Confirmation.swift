internal import ConfigurationText
internal import ElectionResults

/// How many feeds must have an outcome before an alert of it goes out, how long that may take, and what follows when it
/// takes longer.
package struct Confirmation: Sendable, Equatable {
  /// What becomes of an alert that was not confirmed in time.
  package enum Remainder: String, Sendable, CaseIterable {
    /// It goes out, and says that it is not confirmed.
    case sendUnconfirmed = "send_unconfirmed"
    /// It does not go out, which is logged.
    case drop
  }

  /// The event's own feed included; 1 waits for nobody.
  package let feeds: Int
  /// From the event on.
  package let within: Duration
  package let remainder: Remainder

  package init(feeds: Int, within: Duration, remainder: Remainder) {
    self.feeds = feeds
    self.within = within
    self.remainder = remainder
  }

  /// The events that tell who won a contest, on which other feeds can agree.
  static let types: Set<EventType> = [
    .contestCalled, .resultDeclared, .resultCompleted, .seatGained, .seatHeld, .seatNew,
  ]

  /// How it is written in a rule.
  static let shape = Shape<Confirmation>.object(
    Key(
      "feeds", .integer(in: 1...20), default: 1,
      "How many feeds must agree on who won, the event's own included."),
    Key(
      "within", .duration(in: .seconds(1) ... .seconds(7 * 86_400)), default: .seconds(600),
      "How long the alert waits for them, from the event on."),
    Key(
      "else", Shape<Remainder>.oneOfCases, default: .sendUnconfirmed,
      "What follows when they do not: the alert goes out marked as unconfirmed, or not at all.")
  ) { Confirmation(feeds: $0, within: $1, remainder: $2) }
}
