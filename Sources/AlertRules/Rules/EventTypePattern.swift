internal import ConfigurationText
internal import ElectionResults

/// What a rule's `on` may name: an event type, a prefix such as `seat.*`, or `*` for all.
enum EventTypePattern {
  /// Types that the contract has and this version does not emit.
  static let unsupported = [
    "sink.failing", "sink.recovered", "daemon.heartbeat",
  ]

  /// The types that a pattern names, in the order of ``EventType``; empty when it names none.
  static func types(named pattern: String) -> [EventType] {
    EventType.allCases.filter { matches(pattern, $0.rawValue) }
  }

  /// A type, prefix or `*`, or a list of them; each type once.
  static let shape: Shape<Set<EventType>> =
    Shape<[[EventType]]>.list(of: single, single: true, minimum: 1).map { Set($0.joined()) }

  private static let single = Shape<[EventType]>(
    schema: ["enum": .array((["*"] + prefixes + names).map { .string($0) })],
    expectation: "an event type such as seat.gained"
  ) { node, diagnostics in
    guard let pattern = Shape.string.read(node, &diagnostics) else { return nil }
    let types = types(named: pattern)
    if !types.isEmpty { return types }
    if unsupported.contains(where: { matches(pattern, $0) }) {
      diagnostics.error(at: node.place, "\"\(pattern)\" is not supported yet")
    } else {
      diagnostics.unknownName(
        pattern, noun: "event type", among: names + prefixes + unsupported, at: node.place)
    }
    return nil
  }

  /// The shortest patterns that name exactly these types, in the order of ``EventType``.
  static func patterns(of types: Set<EventType>) -> [String] {
    guard types.count < EventType.allCases.count else { return ["*"] }
    let whole = prefixes.filter { prefix in
      let named = Self.types(named: prefix)
      return named.count > 1 && types.isSuperset(of: named)
    }
    return EventType.allCases.filter(types.contains).reduce(into: []) { patterns, type in
      let pattern = whole.first { matches($0, type.rawValue) } ?? type.rawValue
      if !patterns.contains(pattern) { patterns.append(pattern) }
    }
  }

  private static let names = EventType.allCases.map(\.rawValue)

  private static let prefixes = names.reduce(into: [String]()) { prefixes, name in
    let prefix = String(name.prefix { $0 != "." }) + ".*"
    if prefixes.last != prefix { prefixes.append(prefix) }
  }

  private static func matches(_ pattern: String, _ name: String) -> Bool {
    if pattern == "*" || pattern == name { return true }
    return pattern.hasSuffix(".*") && name.hasPrefix(pattern.dropLast())
  }
}
