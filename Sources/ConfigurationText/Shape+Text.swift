extension Shape where Value == String {
  /// A text that is not empty; numbers and words such as `off` are text too.
  package static let string = Shape(
    schema: ["type": "string", "minLength": 1], expectation: "a text",
    written: { .string($0) },
    read: { node, diagnostics in
      guard let text = node.scalar?.text, !text.isEmpty else {
        diagnostics.mismatch("a text", node)
        return nil
      }
      return text
    })

  /// A name that others refer to: at most 128 letters, digits, `.`, `_`, `:` and `-`, starting
  /// with a letter or digit.
  package static let identifier = Shape(
    schema: ["type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"],
    expectation: "an identifier such as desk-2", written: { .string($0) },
    read: { node, diagnostics in
      guard let text = Shape.string.read(node, &diagnostics) else { return nil }
      var offset = 0
      for character in text {
        let isAllowed = character.isIdentifierLetter || offset > 0 && "._:-".contains(character)
        guard isAllowed else {
          diagnostics.error(
            at: node.place(atUTF8Offset: offset),
            "\"\(character)\" cannot stand here in an identifier; use letters, digits, . _ : and -")
          return nil
        }
        offset += character.utf8.count
      }
      guard offset <= 128 else {
        diagnostics.error(at: node.place, "an identifier has at most 128 characters")
        return nil
      }
      return text
    })

  /// A country by its two letters in ISO 3166, in lower case however it is written.
  package static let country = Shape(
    schema: ["type": "string", "pattern": "^[A-Za-z]{2}$"],
    expectation: "the two letters of a country such as gb", written: { .string($0) },
    read: { node, diagnostics in
      guard let text = node.scalar?.text, text.wholeMatch(of: /[A-Za-z]{2}/) != nil else {
        diagnostics.mismatch("the two letters of a country such as gb", node)
        return nil
      }
      return text.lowercased()
    })

  /// A path, made relative to the working directory from being relative to the naming file.
  package static let path = Shape(
    schema: ["type": "string", "minLength": 1],
    expectation: "a path, relative to this file or absolute", written: { .string($0) },
    read: { node, diagnostics in
      Shape.string.read(node, &diagnostics).map(node.place.file.resolve)
    })

  /// A text that stands for itself, such as `off`.
  package static func word(_ word: String) -> Shape {
    Shape(schema: ["const": .string(word)], expectation: word) { node, diagnostics in
      guard node.scalar?.text == word else {
        diagnostics.mismatch(word, node)
        return nil
      }
      return word
    }
  }
}

extension Character {
  fileprivate var isIdentifierLetter: Bool { isASCII && (isLetter || isNumber) }
}

extension Shape {
  /// One of a fixed set of names.
  package static func oneOf(_ choices: KeyValuePairs<String, Value>) -> Shape
  where Value: Equatable {
    let rows = choices.map { (name: $0.key, value: $0.value) }
    let names = rows.map(\.name)
    return Shape(
      schema: ["enum": .array(names.map { .string($0) })],
      expectation: names.quotedAlternatives,
      written: { value in rows.first { $0.value == value }.map { .string($0.name) } },
      read: { node, diagnostics in
        if let row = rows.first(where: { $0.name == node.scalar?.text }) { return row.value }
        diagnostics.mismatch(
          names.quotedAlternatives, node,
          suggestion: node.scalar.flatMap { Suggestion.nearest(to: $0.text, among: names) })
        return nil
      })
  }
}

extension Shape where Value: RawRepresentable & CaseIterable & Equatable, Value.RawValue == String {
  /// One of the cases, by raw value, in the order of the type.
  package static var oneOfCases: Shape {
    let names = Value.allCases.map(\.rawValue)
    return Shape(
      schema: ["enum": .array(names.map { .string($0) })],
      expectation: names.quotedAlternatives, written: { .string($0.rawValue) },
      read: { node, diagnostics in
        if let text = node.scalar?.text, let value = Value(rawValue: text) { return value }
        diagnostics.mismatch(
          names.quotedAlternatives, node,
          suggestion: node.scalar.flatMap { Suggestion.nearest(to: $0.text, among: names) })
        return nil
      })
  }
}
