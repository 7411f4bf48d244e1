internal import ConfigurationText
internal import ElectionResults

/// A rule as its file has it, with everything checked but its condition.
struct RuleDraft: Sendable {
  let id: RuleID
  let types: Set<EventType>
  let holdDown: Duration
  let confirmation: Confirmation?
  let takesTests: Bool
  let severity: AlertSeverity
  let sinks: [SinkID]
  let limit: AlertLimit?
  let words: AlertWords
  let ownWords: [SinkID: AlertWords]
  let correction: AlertWords
  let tests: [RuleTest]

  static let holdDownShape = Shape<Duration>.duration(in: .zero ... .seconds(7 * 86_400))

  /// How a rule is written.
  static func shape(
    _ directory: SinkDirectory, defaults: RuleDefaults = RuleDefaults()
  ) -> Shape<RuleDraft> {
    .object(
      Key(
        "id", identifier,
        "The rule's name, unique over all rule files. A rule with a new name is a new rule."),
      Key(
        "on", EventTypePattern.shape,
        "The events that the rule judges: a type, a prefix such as seat.*, \"*\", or a list."),
      Key(
        optional: "if", Shape.string,
        "An SQL expression over the event's columns; left out, all match."),
      Key(
        "for", holdDownShape, default: defaults.holdDown,
        "How long after the event the condition must still hold; a correction in between cancels the alert."
      ),
      Key(
        optional: "confirm", Confirmation.shape,
        "How many feeds must agree on who won before the alert goes out; left out, one does."),
      Key(
        "test", .boolean, default: false,
        "Whether the rule judges events of tests too, which a feed has with accept_test."),
      Key(
        "severity", Shape<AlertSeverity>.oneOfCases, default: defaults.severity,
        "How much it matters."),
      Key(
        "notify", directory.shape, default: defaults.sinks,
        "The sink or group of sinks that gets the alert, or a list of such."),
      Key(
        optional: "limit", AlertLimit.shape,
        "How many alerts a sink gets one by one; beyond it, one digest. Left out, as many as there are."
      ),
      Key(
        optional: "title", MessageTemplate.shape,
        "Mustache, one line; left out, the event type's own title."),
      Key(
        optional: "text", MessageTemplate.shape, "Mustache; left out, the event type's own text."),
      Key(
        "per_sink", directory.map(of: AlertWords.shape), default: [:],
        "Other words for some of the sinks, by sink or group: {title, text}."),
      Key(
        "correction", AlertWords.shape, default: AlertWords(),
        "The words on an event that corrects one which this rule told of: {title, text}."),
      Key(
        "tests", .list(of: RuleTest.shape(directory)), default: [],
        "Events and what the rule is to make of them, for `seatwatch rules test`.")
    ) {
      id, types, _, holdDown, confirmation, test, severity, sinks, limit, title, text, own,
      correction, tests in
      RuleDraft(
        id: RuleID(id), types: types, holdDown: holdDown,
        confirmation: confirmation ?? defaults.confirmation(for: types), takesTests: test,
        severity: severity, sinks: sinks, limit: limit ?? defaults.limit,
        words: AlertWords(title: title, text: text), ownWords: own, correction: correction,
        tests: tests)
    }.checked { draft, node, diagnostics in
      if let place = node["confirm"]?.place, draft.confirmation != nil {
        draft.checkConfirmation(at: place, into: &diagnostics)
      }
      if let own = node["per_sink"] { draft.checkOwnWords(own, into: &diagnostics) }
      for test in draft.tests { draft.checkSinks(of: test, into: &diagnostics) }
    }
  }

  var recipients: [Rule.Recipient] {
    sinks.map { Rule.Recipient($0, words: ownWords[$0]) }
  }

  private static let identifier = Shape<String>.identifier.checked { id, node, diagnostics in
    guard RuleID(id) == Rule.catchUp else { return }
    diagnostics.error(
      at: node.place, "\"\(Rule.catchUp)\" is the name of digests after a gap; choose another")
  }

  /// Feeds agree on who won, and on nothing else.
  private func checkConfirmation(at place: SourcePlace, into diagnostics: inout Diagnostics) {
    let others = types.subtracting(Confirmation.types).map(\.rawValue).sorted()
    guard let first = others.first else { return }
    let allowed = Confirmation.types.map(\.rawValue).sorted().joined(separator: ", ")
    diagnostics.error(
      at: place,
      "`confirm` is for events that tell who won, and \(first) does not; those are \(allowed)")
  }

  private func checkOwnWords(_ node: ConfigurationNode, into diagnostics: inout Diagnostics) {
    let others = ownWords.keys.filter { !sinks.contains($0) }.map(\.text).sorted()
    guard let other = others.first else { return }
    diagnostics.error(
      at: node.place, "`per_sink` has words for \(other), which the rule does not notify")
  }
}

extension RuleDraft {
  private func checkSinks(of test: RuleTest, into diagnostics: inout Diagnostics) {
    guard let other = test.ownSinks.first(where: { !sinks.contains($0) }) else { return }
    diagnostics.error(
      at: test.place, "the test expects words for \(other), which the rule does not notify")
  }
}

extension RuleDefaults {
  /// The confirmation of rules that say nothing of it, as far as their events can be confirmed.
  fileprivate func confirmation(for types: Set<EventType>) -> Confirmation? {
    types.isSubset(of: Confirmation.types) ? confirmation : nil
  }
}
