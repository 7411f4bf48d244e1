extension Key {
  /// Several keys that may be missing and hold one kind of value each, by name; those not given or with errors are absent.
  ///
  /// - Parameter rows: The names with what reads them and their documentation, in the order of the schema.
  package static func several<Element: Sendable>(
    _ rows: [(name: String, shape: Shape<Element>, documentation: String)]
  ) -> Key where Value == [String: Element] {
    Key(
      names: rows.map(\.name),
      properties: rows.map {
        .init($0.name, $0.shape.schema.with("description", .string($0.documentation)))
      }, rules: []
    ) { node, diagnostics in
      var values: [String: Element] = [:]
      for row in rows {
        values[row.name] = node[row.name].flatMap { row.shape.read($0, &diagnostics) }
      }
      return values
    }
  }
}
