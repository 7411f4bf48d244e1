internal import ConfigurationText
package import ElectionResults

/// The templates of an alert's title and text, as a rule has them.
package struct AlertWords: Sendable, Equatable {
  /// Nil stands for the built-in title of the event's type.
  package let title: MessageTemplate?
  /// Nil stands for the built-in text of the event's type.
  package let text: MessageTemplate?

  package init(title: MessageTemplate? = nil, text: MessageTemplate? = nil) {
    self.title = title
    self.text = text
  }

  /// What they say of an event. A title that comes out empty gives way to the built-in one. The title of an event of a test
  /// begins with `TEST: `, whatever the templates say.
  package func message(for event: Event, rule: RuleID, severity: String) -> RenderedMessage {
    let builtIn = event.type.map { BuiltInMessage.of($0) }
    func rendered(_ template: MessageTemplate?) -> String {
      template?.render(event, rule: rule, severity: severity) ?? ""
    }
    var message = RenderedMessage(
      title: rendered(title ?? builtIn?.title), text: rendered(text ?? builtIn?.text))
    if message.title.isEmpty {
      message = RenderedMessage(title: rendered(builtIn?.title), text: message.text)
    }
    guard event.isTrue(.isTest) else { return message }
    return RenderedMessage(title: "TEST: " + message.title, text: message.text)
  }

  /// How they are written in a rule.
  static let shape = Shape<AlertWords>.object(
    Key(
      optional: "title", MessageTemplate.shape,
      "Mustache, one line; left out, the event type's own title."),
    Key(
      optional: "text", MessageTemplate.shape, "Mustache; left out, the event type's own text.")
  ) { AlertWords(title: $0, text: $1) }
}
