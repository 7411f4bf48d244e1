internal import ConfigurationText
internal import ElectionResults

/// A rule as its file has it, with everything checked but its condition.
struct RuleDraft: Sendable {
  let id: RuleID
  let types: Set<EventType>
  let confirmation: Confirmation?
  let severity: AlertSeverity
  let sinks: [SinkID]
  let title: MessageTemplate?
  let text: MessageTemplate?

  /// Keys of the format that this version does not know yet.
  private static let unsupported = ["for", "test", "limit", "tests", "correction"]

  /// How a rule is written.
  ///
  /// - Parameter sinks: Those of the configuration, which `notify` may name.
  static func shape(sinks: [SinkID]) -> Shape<RuleDraft> {
    .object(
      Key(
        "id", Shape.identifier,
        "The rule's name, unique over all rule files. A rule with a new name is a new rule."),
      Key(
        "on", EventTypePattern.shape,
        "The events that the rule judges: a type, a prefix such as seat.*, \"*\", or a list."),
      Key(
        optional: "if", Shape.string,
        "An SQL expression over the event's columns; left out, all match."),
      Key(
        optional: "confirm", Confirmation.shape,
        "How many feeds must agree on who won before the alert goes out; left out, one does."),
      Key("severity", Shape<AlertSeverity>.oneOfCases, default: .notice, "How much it matters."),
      Key("notify", sinkShape(sinks), "The sink that gets the alert, or a list of sinks."),
      Key(
        optional: "title", templateShape,
        "Mustache, one line; left out, the event type's own title."),
      Key(
        optional: "text", templateShape, "Mustache; left out, the event type's own text."),
      unsupported: unsupported
    ) { id, types, _, confirmation, severity, sinks, title, text in
      RuleDraft(
        id: RuleID(id), types: types, confirmation: confirmation, severity: severity, sinks: sinks,
        title: title, text: text)
    }.checked { draft, node, diagnostics in
      guard draft.confirmation != nil, let place = node["confirm"]?.place else { return }
      draft.checkConfirmation(at: place, into: &diagnostics)
    }
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

  private static func sinkShape(_ sinks: [SinkID]) -> Shape<[SinkID]> {
    let known = Shape.string.checked { name, node, diagnostics in
      guard !sinks.contains(SinkID(name)) else { return }
      diagnostics.unknownName(name, noun: "sink", among: sinks.map(\.text), at: node.place)
    }
    return Shape<[String]>.list(of: known, single: true, minimum: 1).map { names in
      names.reduce(into: [SinkID]()) { unique, name in
        let configured = sinks.first { $0 == SinkID(name) }
        if let configured, !unique.contains(configured) { unique.append(configured) }
      }
    }
  }

  private static let templateShape = Shape<MessageTemplate>(
    schema: ["type": "string", "minLength": 1], expectation: "a template"
  ) { node, diagnostics in
    Shape.string.read(node, &diagnostics).flatMap {
      MessageTemplate(node, text: $0, into: &diagnostics)
    }
  }
}
