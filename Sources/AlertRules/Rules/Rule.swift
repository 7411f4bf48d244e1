package import ConfigurationText
package import ElectionResults
package import Storage

/// A rule as a rule file has it, checked: which events raise an alert, what it says, and who gets it.
package struct Rule: Sendable {
  /// The name under which digests of what a feed catches up with are kept; no rule of a file may have it.
  package static let catchUp: RuleID = "catch-up"

  /// Unique among all rule files, and part of an alert's identity: a rule with a new id is a new rule.
  package let id: RuleID
  package let types: Set<EventType>
  /// Nil lets every event of these types match.
  package let condition: Condition?
  /// How long after the event the condition must still hold, and nothing have corrected the event; zero for not at all.
  package let holdDown: Duration
  /// Nil waits for no other feed.
  package let confirmation: Confirmation?
  /// Whether it judges test events too.
  package let takesTests: Bool
  package let severity: AlertSeverity
  /// In the order of the file, each once.
  package let recipients: [Recipient]
  /// Nil for as many alerts as there are.
  package let limit: AlertLimit?
  /// Nil parts stand for the built-in ones of the event's type.
  package let words: AlertWords
  /// What is said of an event that corrects one that this rule told of, where the rule does not judge it itself.
  package let correction: AlertWords
  /// What it is to make of events, as its file says; no part of what it does.
  package let tests: [RuleTest]
  /// Where the rule stands; nil for one that is made by a program.
  package let place: SourcePlace?

  /// A sink that gets the alert.
  package struct Recipient: Sendable, Equatable {
    package let sink: SinkID
    /// What it is told otherwise than the others; nil for nothing.
    package let words: AlertWords?

    package init(_ sink: SinkID, words: AlertWords? = nil) {
      self.sink = sink
      self.words = words
    }
  }

  package init(
    id: RuleID, types: Set<EventType>, condition: Condition? = nil, holdDown: Duration = .zero,
    confirmation: Confirmation? = nil, takesTests: Bool = false,
    severity: AlertSeverity = .notice, recipients: [Recipient], limit: AlertLimit? = nil,
    words: AlertWords = AlertWords(), correction: AlertWords = AlertWords(),
    tests: [RuleTest] = [], place: SourcePlace? = nil
  ) {
    self.id = id
    self.types = types
    self.condition = condition
    self.holdDown = holdDown
    self.confirmation = confirmation
    self.takesTests = takesTests
    self.severity = severity
    self.recipients = recipients
    self.limit = limit
    self.words = words
    self.correction = correction
    self.tests = tests
    self.place = place
  }

  /// The types in few words, as a rule's `on` may have them: types, prefixes such as `seat.*`, or `*`.
  package var patterns: [String] { EventTypePattern.patterns(of: types) }

  package var sinks: [SinkID] { recipients.map(\.sink) }

  /// Whether another reading of the rule says the same, wherever it stands.
  package func isSame(as other: Rule) -> Bool {
    id == other.id && types == other.types
      && condition?.expression == other.condition?.expression && holdDown == other.holdDown
      && confirmation == other.confirmation && takesTests == other.takesTests
      && severity == other.severity && recipients == other.recipients && limit == other.limit
      && words == other.words && correction == other.correction
  }

  /// The title and text of the alert that the rule raises for an event.
  ///
  /// A title that comes out empty gives way to the built-in one; an empty text stays empty.
  ///
  /// - Parameter own: What a sink is told otherwise.
  package func message(for event: Event, own: AlertWords? = nil) -> RenderedMessage {
    AlertWords(title: own?.title ?? words.title, text: own?.text ?? words.text)
      .message(for: event, rule: id, severity: severity.rawValue)
  }
}
