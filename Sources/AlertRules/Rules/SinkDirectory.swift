internal import ConfigurationText
package import ElectionResults

/// The names that a rule's `notify` may have: sinks of the configuration, and groups of them.
package struct SinkDirectory: Sendable {
  package let sinks: [SinkID]
  /// In the order of the configuration.
  package let groups: [(name: String, sinks: [SinkID])]

  package init(sinks: [SinkID], groups: [(name: String, sinks: [SinkID])] = []) {
    self.sinks = sinks
    self.groups = groups
  }

  /// The sinks that a name stands for, as the configuration spells them; nil for a name that nothing has.
  func sinks(named name: String) -> [SinkID]? {
    if let sink = sinks.first(where: { $0 == SinkID(name) }) { return [sink] }
    return groups.first { $0.name.lowercased() == name.lowercased() }?.sinks
  }

  private var names: [String] { sinks.map(\.text) + groups.map(\.name) }

  /// A sink or a group, or a list of such; each sink once.
  var shape: Shape<[SinkID]> {
    Shape<[[SinkID]]>.list(of: single, single: true, minimum: 1).map { Self.unique($0.joined()) }
  }

  /// A sink or a group.
  private var single: Shape<[SinkID]> {
    Shape(schema: Shape<String>.identifier.schema, expectation: "a sink, or a group of sinks") {
      node, diagnostics in
      guard let name = Shape.string.read(node, &diagnostics) else { return nil }
      if let sinks = sinks(named: name) { return sinks }
      diagnostics.unknownName(name, noun: "sink or group", among: names, at: node.place)
      return nil
    }
  }

  /// A mapping of sinks and groups and what each gets; of two entries for one sink the later counts.
  func map<Element: Sendable>(of element: Shape<Element>) -> Shape<[SinkID: Element]> {
    Shape<[NamedValue<Element>]>.map(of: element).checked { entries, _, diagnostics in
      for entry in entries where sinks(named: entry.name) == nil {
        diagnostics.unknownName(
          entry.name, noun: "sink or group", among: names, at: entry.place)
      }
    }.map { entries in
      entries.reduce(into: [:]) { values, entry in
        for sink in sinks(named: entry.name) ?? [] { values[sink] = entry.value }
      }
    }
  }

  private static func unique(_ sinks: some Sequence<SinkID>) -> [SinkID] {
    sinks.reduce(into: []) { unique, sink in
      if !unique.contains(sink) { unique.append(sink) }
    }
  }
}
