extension Shape where Value == SecretReference {
  /// A reference to a secret; a plain text is refused, and its line is not shown.
  package static let secretOnly = Shape(
    schema: secretReference.schema, expectation: secretReference.expectation,
    written: { _ in nil },
    read: { node, diagnostics in
      guard node.scalar == nil else {
        diagnostics.conceal(node.place)
        diagnostics.error(
          at: node.place,
          "a secret never stands in the file: "
            + "write {credential: NAME}, {env: NAME} or {file: PATH}")
        return nil
      }
      return secretReference.read(node, &diagnostics)
    })

  private static let secretReference = Shape.object(
    .exactlyOne(
      of: [
        Variant(
          "credential", Shape<String>.credentialName.map(SecretReference.credential),
          "name of a file in $CREDENTIALS_DIRECTORY"),
        Variant(
          "env", Shape<String>.variableName.map(SecretReference.env),
          "name of an environment variable"),
        Variant(
          "file", Shape<String>.path.map(SecretReference.file),
          "path of a file, relative to this one"),
      ], noun: "a secret")
  ) { $0 }
}

extension Shape where Value == SecretText {
  /// A text, or a reference to a secret where the text itself is one, as in a URL with a key.
  package static let textOrSecret = either(
    scalar: Shape<String>.string.map(SecretText.text),
    mapping: Shape<SecretReference>.secretOnly.map(SecretText.secret))
}

extension Shape where Value == String {
  fileprivate static let credentialName = name(
    /[A-Za-z0-9_][A-Za-z0-9._:-]*/, "^[A-Za-z0-9_][A-Za-z0-9._:-]*$",
    "the name of a credential such as desk-secret")

  fileprivate static let variableName = name(
    /[A-Za-z_][A-Za-z0-9_]*/, "^[A-Za-z_][A-Za-z0-9_]*$",
    "the name of an environment variable such as DESK_SECRET")

  /// What is written in place of a name may be the secret itself, so that it is not repeated.
  private static func name(
    _ form: @autoclosure @escaping @Sendable () -> Regex<Substring>, _ pattern: String,
    _ expectation: String
  ) -> Shape {
    Shape(
      schema: ["type": "string", "pattern": .string(pattern)], expectation: expectation
    ) { node, diagnostics in
      if let text = node.scalar?.text, text.wholeMatch(of: form()) != nil { return text }
      diagnostics.conceal(node.place)
      diagnostics.error(at: node.place, "expected \(expectation)")
      return nil
    }
  }
}
