package import ElectionResults
package import Storage

/// A rule as a rule file has it, checked: which events raise an alert, what it says, and who gets it.
package struct Rule: Sendable {
  /// Unique among all rule files, and part of an alert's identity: a rule with a new id is a new rule.
  package let id: RuleID
  package let types: Set<EventType>
  /// Nil lets every event of these types match.
  package let condition: Condition?
  /// Nil waits for no other feed.
  package let confirmation: Confirmation?
  package let severity: AlertSeverity
  /// In the order of the file, each once.
  package let sinks: [SinkID]
  /// Nil stands for the built-in title of the event's type.
  package let title: MessageTemplate?
  /// Nil stands for the built-in text of the event's type.
  package let text: MessageTemplate?

  package init(
    id: RuleID, types: Set<EventType>, condition: Condition? = nil,
    confirmation: Confirmation? = nil, severity: AlertSeverity = .notice, sinks: [SinkID],
    title: MessageTemplate? = nil,
    text: MessageTemplate? = nil
  ) {
    self.id = id
    self.types = types
    self.condition = condition
    self.confirmation = confirmation
    self.severity = severity
    self.sinks = sinks
    self.title = title
    self.text = text
  }

  /// Whether another reading of the rule says the same.
  package func isSame(as other: Rule) -> Bool {
    id == other.id && types == other.types
      && condition?.expression == other.condition?.expression
      && confirmation == other.confirmation && severity == other.severity
      && sinks == other.sinks && title?.source == other.title?.source
      && text?.source == other.text?.source
  }

  /// The title and text of the alert that the rule raises for an event.
  ///
  /// A title that comes out empty gives way to the built-in one; an empty text stays empty.
  package func message(for event: Event) -> RenderedMessage {
    let builtIn = event.type.map { BuiltInMessage.of($0) }
    let message = RenderedMessage(
      title: render(title ?? builtIn?.title, event), text: render(text ?? builtIn?.text, event))
    guard message.title.isEmpty else { return message }
    return RenderedMessage(title: render(builtIn?.title, event), text: message.text)
  }

  private func render(_ template: MessageTemplate?, _ event: Event) -> String {
    template?.render(event, rule: id, severity: severity) ?? ""
  }
}
