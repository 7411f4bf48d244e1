internal import ConfigurationText

extension MappingValue {
  /// How a value of a sort is written: a path, a constant, a list of ways, or a mapping with `at`, `is` or `join`.
  static func shape(of sort: MappingSort) -> Shape<MappingValue> {
    Shape(schema: schema, expectation: expectation) { node, diagnostics in
      switch node.kind {
      case .scalar:
        if let text = node.scalar?.text, sort.isConstant(text) {
          return MappingValue([Source(origin: .constant(text))])
        }
        refuseMisspeltConstant(in: node, of: sort, into: &diagnostics)
        return MappingPath.shape.read(node, &diagnostics).map {
          MappingValue([Source(origin: .paths([$0]))])
        }
      case .sequence(let elements):
        let values = elements.compactMap { shape(of: sort).read($0, &diagnostics) }
        return MappingValue(values.flatMap(\.sources))
      case .mapping:
        return Source.shape(of: sort).read(node, &diagnostics).map { MappingValue([$0]) }
      case .null:
        diagnostics.mismatch(expectation, node)
        return nil
      }
    }
  }

  /// Reports a plain text that would be a path and looks like one of the words of the field.
  private static func refuseMisspeltConstant(
    in node: ConfigurationNode, of sort: MappingSort, into diagnostics: inout Diagnostics
  ) {
    guard let text = node.scalar?.text,
      let word = Suggestion.nearest(to: text, among: sort.words ?? [])
    else { return }
    diagnostics.error(
      at: node.place, "\(Excerpt(text)) is none of our words; write {at: \(text)} if it is a path",
      suggestion: word)
  }

  private static let expectation = "a path such as candidates/name, {at: PATH}, or a list of such"

  /// Values stand within each other, so that only the outermost form is told.
  private static let schema: JSONSchemaNode = [
    "type": .array(["string", "boolean", "integer", "array", "object"].map { .string($0) })
  ]
}

extension MappingValue.Source {
  fileprivate static func shape(of sort: MappingSort) -> Shape<Self> {
    .object(
      .exactlyOne(
        of: [
          Variant(
            "at",
            Shape<[MappingPath]>.list(of: MappingPath.shape, single: true, minimum: 1)
              .map { Origin.paths($0) }, "The path, or a list: the first that leads to a text."),
          Variant("is", constant(of: sort).map { Origin.constant($0) }, "A constant."),
          Variant(
            "join",
            Shape<[MappingValue]>.list(of: MappingValue.shape(of: .text), minimum: 1)
              .map { Origin.joined($0, separator: " ") }, "The values to put together."),
        ], noun: "a value"),
      Key(optional: "with", Shape<String>.anyText, "What stands between joined values."),
      Key(optional: "pattern", MappingPattern.shape, "A regular expression."),
      Key(
        optional: "words", .map(of: constant(of: sort)),
        "Our words by the feed's, whatever their letter case."),
      Key(optional: "otherwise", constant(of: sort), "What stands for nothing.")
    ) { origin, separator, pattern, words, otherwise in
      MappingValue.Source(
        origin: origin.separated(by: separator), pattern: pattern,
        words: words.map { words in
          Dictionary(words.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
        }, otherwise: otherwise)
    }
  }

  private static func constant(of sort: MappingSort) -> Shape<String> {
    .anyText.checked { text, node, diagnostics in
      sort.check(text, at: node.place, into: &diagnostics)
    }
  }
}

extension MappingValue.Source.Origin {
  fileprivate func separated(by separator: String?) -> Self {
    if let separator, case .joined(let values, _) = self {
      return .joined(values, separator: separator)
    }
    return self
  }
}

extension MappingPath {
  static let shape = Shape<MappingPath>(
    schema: ["type": "string", "minLength": 1], expectation: "a path such as candidates/name"
  ) { node, diagnostics in
    guard let text = Shape.string.read(node, &diagnostics) else { return nil }
    do throws(MappingPathScanner.Fault) {
      return try MappingPathScanner.path(text)
    } catch {
      diagnostics.error(at: node.place(atUTF8Offset: error.offset), error.message)
      return nil
    }
  }
}

extension MappingPattern {
  static let shape = Shape<MappingPattern>(
    schema: ["type": "string", "format": "regex"], expectation: "a regular expression"
  ) { node, diagnostics in
    guard let text = Shape.string.read(node, &diagnostics) else { return nil }
    if let pattern = MappingPattern(text) { return pattern }
    diagnostics.error(
      at: node.place,
      "this is no regular expression; write it in single quotes, such as '^(?<value>[0-9.]+)%'")
    return nil
  }
}

extension Shape where Value == String {
  /// A text that may be empty.
  static let anyText = Shape(
    schema: ["type": "string"], expectation: "a text", written: { .string($0) },
    read: { node, diagnostics in
      if let text = node.scalar?.text { return text }
      diagnostics.mismatch("a text", node)
      return nil
    })
}
