internal import ConfigurationText

extension MessageTemplate {
  /// How a template is written in a configuration file.
  static let shape = Shape<MessageTemplate>(
    schema: ["type": "string", "minLength": 1], expectation: "a template"
  ) { node, diagnostics in
    Shape.string.read(node, &diagnostics).flatMap {
      MessageTemplate(node, text: $0, into: &diagnostics)
    }
  }
}
