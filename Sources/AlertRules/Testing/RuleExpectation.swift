internal import ConfigurationText
package import ElectionResults

/// What a test expects of its rule.
package enum RuleExpectation: Sendable, Equatable {
  case none
  /// An alert, of which is compared what is not nil.
  case alert(Words)

  /// What an alert is to say, and how much it is to matter.
  package struct Words: Sendable, Equatable {
    package var title: String?
    package var text: String?
    package var severity: AlertSeverity?
    /// What single sinks are to be told; see ``AlertWords``.
    package var own: [SinkID: Own] = [:]

    package struct Own: Sendable, Equatable {
      package var title: String?
      package var text: String?
    }
  }

  /// How it is written: `none`, `alert`, or what the alert is to be.
  static func shape(_ directory: SinkDirectory) -> Shape<RuleExpectation> {
    let word = Shape<RuleExpectation>.oneOf([
      "none": .none, "alert": .alert(Words()),
    ])
    return .either(scalar: word, mapping: words(directory).map { .alert($0) })
  }

  private static func words(_ directory: SinkDirectory) -> Shape<Words> {
    .object(
      Key(optional: "title", words, "The title, to the letter."),
      Key(
        optional: "text", words,
        "The text, to the letter; blanks and line ends around it do not count."),
      Key(optional: "severity", Shape<AlertSeverity>.oneOfCases, "How much it matters."),
      Key(
        "per_sink", directory.map(of: own), default: [:],
        "What single sinks are told, by sink or group: {title, text}.")
    ) { Words(title: $0, text: $1, severity: $2, own: $3) }
  }

  private static let own = Shape<Words.Own>.object(
    Key(optional: "title", words, "The title, to the letter."),
    Key(optional: "text", words, "The text, to the letter.")
  ) { Words.Own(title: $0, text: $1) }

  /// A text that may be empty.
  private static let words = Shape<String>(
    schema: ["type": "string"], expectation: "a text"
  ) { node, diagnostics in
    if let text = node.scalar?.text { return text }
    diagnostics.mismatch("a text", node)
    return nil
  }
}
