/// A key of a mapping with a fixed set of keys: its name, shape, default and documentation.
///
/// A key with neither default nor optionality is required.
package struct Key<Value: Sendable>: Sendable {
  let names: [String]
  let properties: [JSONSchemaNode.Member]
  let required: [String]
  /// Rules of the schema beyond the single properties.
  let rules: [JSONSchemaNode]
  let value: @Sendable (ConfigurationNode, inout Diagnostics) -> Value?

  /// A key that must be given, or stands for `fallback` where it is not.
  package init(
    _ name: String, _ shape: Shape<Value>, default fallback: Value? = nil, _ documentation: String
  ) {
    var property = shape.schema.with("description", .string(documentation))
    if let written = fallback.flatMap(shape.written) {
      property = property.with("default", written)
    }
    names = [name]
    properties = [.init(name, property)]
    required = fallback == nil ? [name] : []
    rules = []
    value = { node, diagnostics in
      if let given = node[name] { return shape.read(given, &diagnostics) ?? fallback }
      if fallback == nil {
        diagnostics.error(at: node.place, "\(name.quotedForMessage) is missing")
      }
      return fallback
    }
  }

  init(
    names: [String], properties: [JSONSchemaNode.Member], rules: [JSONSchemaNode],
    value: @escaping @Sendable (ConfigurationNode, inout Diagnostics) -> Value?
  ) {
    self.names = names
    self.properties = properties
    self.required = []
    self.rules = rules
    self.value = value
  }

  /// A key that may be missing; nil stands for that, and for a value with errors.
  package init<Wrapped>(
    optional name: String, _ shape: Shape<Wrapped>, _ documentation: String
  ) where Value == Wrapped? {
    let property = shape.schema.with("description", .string(documentation))
    self.init(names: [name], properties: [.init(name, property)], rules: []) {
      node, diagnostics in
      .some(node[name].flatMap { shape.read($0, &diagnostics) })
    }
  }

  /// Several keys of which exactly one must be given, such as the kinds of a sink.
  ///
  /// - Parameters:
  ///   - noun: What the keys belong to, for the message: `a sink`.
  ///   - unsupported: Further alternatives, which are answered as not supported yet.
  package static func exactlyOne(
    of variants: [Variant<Value>], noun: String, unsupported: [String] = []
  ) -> Key {
    let names = variants.map(\.name)
    return Key(
      names: names,
      properties: variants.map {
        .init($0.name, $0.shape.schema.with("description", .string($0.documentation)))
      },
      rules: [["oneOf": .array(names.map { ["required": [.string($0)]] })]]
    ) { node, diagnostics in
      let entries = node.entries ?? []
      let given = entries.filter { names.contains($0.key) }
      if given.isEmpty, !entries.contains(where: { unsupported.contains($0.key) }) {
        diagnostics.error(at: node.place, "\(noun) needs \(names.quotedAlternatives)")
      }
      for second in given.dropFirst() {
        diagnostics.error(
          at: second.keyPlace,
          "\(noun) has only one of \(names.quotedAlternatives); "
            + "\(given[0].key.quotedForMessage) stands on line \(given[0].keyPlace.line)")
      }
      let values = given.map { entry in
        variants.first { $0.name == entry.key }?.shape.read(entry.value, &diagnostics)
      }
      return values.first ?? nil
    }
  }
}
