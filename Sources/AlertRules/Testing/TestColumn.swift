internal import ConfigurationText
internal import ElectionResults
internal import Storage

/// A column that a row of a test may give, and how its value is written.
struct TestColumn: Sendable {
  let name: String
  let shape: Shape<EventValue>

  private init(_ name: String) {
    self.name = name
    shape = Self.shape(of: name)
  }

  /// The columns of an event.
  static let event = EventColumn.allCases.map { TestColumn($0.rawValue) }

  /// The columns of one of the views that a sub-select reads.
  static func columns(ofView name: String) -> [TestColumn] {
    (ConditionDatabase.views.first { $0.name == name }?.columns ?? []).map { TestColumn($0) }
  }

  private static func shape(of name: String) -> Shape<EventValue> {
    switch name {
    case "type": return eventType
    case "status", "previous_status":
      return Shape<ContestStatus>.oneOfCases.map { .text($0.rawValue) }
    case "kind": return Shape<ContestKind>.oneOfCases.map { .text($0.rawValue) }
    case "time", "source_time", "declared_at", "since": return moment
    case "candidates": return TestList.candidates
    case "changes": return TestList.changes
    case "position", "final_votes": return Shape<Int>.integer().map { .integer($0) }
    case "elected": return truth
    default: break
    }
    return switch EventColumn(rawValue: name)?.kind {
    case .integer: Shape<Int>.integer().map { .integer($0) }
    case .real: Shape<Double>.decimal().map { .real($0) }
    case .truth: truth
    case .tags: tags
    case .text, .json, nil: Shape.string.map { .text($0) }
    }
  }

  /// By its name, as the column has it.
  private static let eventType = Shape<EventValue>(
    schema: ["enum": .array(EventType.allCases.map { .string($0.rawValue) })],
    expectation: "an event type such as seat.gained"
  ) { node, diagnostics in
    guard let name = Shape.string.read(node, &diagnostics) else { return nil }
    if let type = EventType(rawValue: name) { return .text(type.rawValue) }
    diagnostics.unknownName(
      name, noun: "event type", among: EventType.allCases.map(\.rawValue), at: node.place)
    return nil
  }

  /// In UTC with milliseconds, whatever the zone that it is written with.
  private static let moment = Shape.timestamp.map { date -> EventValue in
    .text(Timestamp(date).description)
  }

  /// As JSON has it, or as SQL does.
  private static let truth = Shape<EventValue>(
    schema: ["enum": [true, false, 0, 1]], expectation: "true or false"
  ) { node, diagnostics in
    switch node.scalar.flatMap({ $0.isQuoted ? nil : $0.text }) {
    case "true", "1": return .truth(true)
    case "false", "0": return .truth(false)
    default:
      diagnostics.mismatch("true or false", node)
      return nil
    }
  }

  private static let tag = Shape.string.checked { tag, node, diagnostics in
    guard tag.contains(",") else { return }
    diagnostics.error(at: node.place, "a tag has no comma; write a list of tags")
  }

  private static let tags = Shape<[String]>.list(of: tag, single: true)
    .map { EventValue.tags($0) }
}
