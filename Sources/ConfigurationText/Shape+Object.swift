extension Shape {
  /// A mapping with a fixed set of keys.
  ///
  /// Every key is read whatever the others are like. The value is made when each key has one, be
  /// it its default in place of a bad value; unknown keys are reported and do not hinder that.
  ///
  /// - Parameter unsupported: Keys of the format that are answered as not supported yet.
  package static func object<each Part: Sendable>(
    _ keys: repeat Key<each Part>, unsupported: [String] = [],
    make: @escaping @Sendable (repeat each Part) -> Value
  ) -> Shape {
    var parts = ObjectSchema()
    for key in repeat each keys {
      parts.add(
        key.names, properties: key.properties, required: key.required, rules: key.rules)
    }
    let known = parts.names + unsupported
    return Shape(schema: parts.schema, expectation: "a mapping") { node, diagnostics in
      guard let entries = node.entries else {
        diagnostics.mismatch("a mapping", node)
        return nil
      }
      reportForeignKeys(entries, known: known, unsupported: unsupported, into: &diagnostics)
      let values = (repeat (each keys).value(node, &diagnostics))
      for value in repeat each values {
        guard value != nil else { return nil }
      }
      return make(repeat (each values)!)
    }
  }

  private static func reportForeignKeys(
    _ entries: [ConfigurationNode.Entry], known: [String], unsupported: [String],
    into diagnostics: inout Diagnostics
  ) {
    for entry in entries {
      if unsupported.contains(entry.key) {
        diagnostics.error(at: entry.keyPlace, "`\(entry.key)` is not supported yet")
      } else if !known.contains(entry.key) {
        diagnostics.error(
          at: entry.keyPlace, "unknown key \(entry.key.quotedForMessage)",
          suggestion: Suggestion.nearest(to: entry.key, among: known))
      }
    }
  }
}
