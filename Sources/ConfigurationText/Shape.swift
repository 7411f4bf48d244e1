/// One definition of a value in a configuration file: how to read it, and its JSON Schema.
///
/// Reading goes on after an error so that all are found in one pass. A value that comes back may
/// therefore rest on defaults; only ``Diagnostics/hasErrors`` says whether it may be used.
package struct Shape<Value: Sendable>: Sendable {
  package let schema: JSONSchemaNode
  /// What is expected, with an example, in the words of a message: `a duration such as 10s`.
  package let expectation: String
  /// Reads a node; nil, with an error reported, when no value can be made of it.
  package let read: @Sendable (ConfigurationNode, inout Diagnostics) -> Value?
  /// The value as it would be written, for the schema's defaults; nil when it is not shown.
  package let written: @Sendable (Value) -> JSONSchemaNode?

  package init(
    schema: JSONSchemaNode, expectation: String,
    written: @escaping @Sendable (Value) -> JSONSchemaNode? = { _ in nil },
    read: @escaping @Sendable (ConfigurationNode, inout Diagnostics) -> Value?
  ) {
    self.schema = schema
    self.expectation = expectation
    self.written = written
    self.read = read
  }

  /// The same shape whose value is made into another.
  package func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
    Shape<Other>(schema: schema, expectation: expectation) { node, diagnostics in
      read(node, &diagnostics).map(transform)
    }
  }

  /// The same shape with a further check, which reports what it finds; the value is kept.
  package func checked(
    _ check: @escaping @Sendable (Value, ConfigurationNode, inout Diagnostics) -> Void
  ) -> Shape {
    Shape(
      schema: schema, expectation: expectation, written: written,
      read: { node, diagnostics in
        let value = read(node, &diagnostics)
        if let value { check(value, node, &diagnostics) }
        return value
      })
  }

  /// The value together with its node, for errors that only a later look can find.
  package var located: Shape<Located<Value>> {
    Shape<Located<Value>>(
      schema: schema, expectation: expectation, written: { written($0.value) },
      read: { node, diagnostics in
        read(node, &diagnostics).map { Located(value: $0, node: node) }
      })
  }

  /// The JSON Schema document of this shape.
  package func schemaText(title: String) -> String { schema.document(title: title).text }
}

extension Diagnostics {
  /// Adds ``expected EXPECTATION, found WHAT`` at a node.
  package mutating func mismatch(
    _ expectation: String, _ node: ConfigurationNode, suggestion: String? = nil
  ) {
    error(
      at: node.place, "expected \(expectation), found \(node.foundDescription)",
      suggestion: suggestion)
  }
}
