extension Shape {
  /// A list. Elements with errors are left out, the others are kept.
  ///
  /// - Parameter single: Whether a value that is no list is read as a list of one.
  package static func list<Element: Sendable>(
    of element: Shape<Element>, single: Bool = false, minimum: Int = 0
  ) -> Shape where Value == [Element] {
    var list: JSONSchemaNode = ["type": "array", "items": element.schema]
    if minimum > 0 { list = list.with("minItems", .integer(minimum)) }
    let expectation = single ? "\(element.expectation), or a list of such" : "a list"
    return Shape(
      schema: single ? ["anyOf": [element.schema, list]] : list, expectation: expectation,
      written: { values in
        let written = values.compactMap(element.written)
        return written.count == values.count ? .array(written) : nil
      },
      read: { node, diagnostics in
        if let elements = node.elements {
          if elements.count < minimum {
            diagnostics.error(at: node.place, "expected at least \(minimum) in this list")
          }
          return elements.compactMap { element.read($0, &diagnostics) }
        }
        if single, !node.isNull { return element.read(node, &diagnostics).map { [$0] } }
        diagnostics.mismatch(expectation, node)
        return nil
      })
  }

  /// A mapping whose keys the user chooses, in the order of the file.
  ///
  /// Entries with errors are left out, the others are kept.
  package static func map<Element: Sendable>(
    of element: Shape<Element>
  ) -> Shape where Value == [NamedValue<Element>] {
    Shape(
      schema: ["type": "object", "additionalProperties": element.schema],
      expectation: "a mapping",
      written: { $0.isEmpty ? .object([]) : nil },
      read: { node, diagnostics in
        guard let entries = node.entries else {
          diagnostics.mismatch("a mapping", node)
          return nil
        }
        return entries.compactMap { entry in
          element.read(entry.value, &diagnostics).map {
            NamedValue(name: entry.key, place: entry.keyPlace, value: $0)
          }
        }
      })
  }

  /// A value whose form decides how it is read; forms without a shape are refused.
  package static func either(
    scalar: Shape? = nil, list: Shape? = nil, mapping: Shape? = nil
  ) -> Shape {
    let shapes = [scalar, list, mapping].compactMap { $0 }
    let expectation = shapes.map(\.expectation).joined(separator: " or ")
    return Shape(
      schema: ["anyOf": .array(shapes.map(\.schema))], expectation: expectation,
      written: { value in shapes.lazy.compactMap { $0.written(value) }.first },
      read: { node, diagnostics in
        let shape: Shape? =
          switch node.kind {
          case .scalar: scalar
          case .sequence: list
          case .mapping: mapping
          case .null: nil
          }
        guard let shape else {
          diagnostics.mismatch(expectation, node)
          return nil
        }
        return shape.read(node, &diagnostics)
      })
  }
}
