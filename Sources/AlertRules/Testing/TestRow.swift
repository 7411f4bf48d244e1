internal import ConfigurationText
internal import ElectionResults

/// A row that a rule's test gives, of the log or of a view: the columns that it names, and nothing of the others.
struct TestRow: Sendable {
  let place: SourcePlace
  /// By the column's name.
  private(set) var values: [String: EventValue] = [:]
  /// The columns of which it says that they do not apply.
  private(set) var nulls: Set<String> = []

  /// Whether it says what the column has, be it nothing.
  func gives(_ column: String) -> Bool { values[column] != nil || nulls.contains(column) }

  /// Sets a column that the row does not give; nil leaves it as it is.
  mutating func fill(_ column: String, _ value: EventValue?) {
    if !gives(column) { values[column] = value }
  }

  /// Sets a column that every row has, and that therefore cannot be null.
  mutating func fill(required column: String, _ value: EventValue) {
    nulls.remove(column)
    fill(column, value)
  }

  func text(_ column: String) -> String? {
    if case .text(let text) = values[column] { text } else { nil }
  }

  func integer(_ column: String) -> Int? {
    if case .integer(let number) = values[column] { number } else { nil }
  }

  func real(_ column: String) -> Double? {
    if case .real(let number) = values[column] { number } else { nil }
  }

  func truth(_ column: String) -> Bool? {
    if case .truth(let truth) = values[column] { truth } else { nil }
  }

  func identifier<ID: TextIdentifier>(_ column: String) -> ID? { text(column).map { ID($0) } }

  func moment(_ column: String) -> Timestamp? { text(column).flatMap { Timestamp(rfc3339: $0) } }

  /// How a row is written: a mapping of columns. A column that is null does not apply, whatever the configuration would
  /// have filled in.
  ///
  /// - Parameter required: Columns that every row has.
  static func shape(_ columns: [TestColumn], required: [String]) -> Shape<TestRow> {
    var schema: JSONSchemaNode = [
      "type": "object", "additionalProperties": false,
      "properties": .object(
        columns.map { .init($0.name, ["anyOf": [$0.shape.schema, ["type": "null"]]]) }),
    ]
    schema = schema.with("required", .array(required.map { .string($0) }))
    return Shape(schema: schema, expectation: "a mapping of columns") { node, diagnostics in
      guard let entries = node.entries else {
        diagnostics.mismatch("a mapping of columns", node)
        return nil
      }
      for name in required where node[name]?.isNull ?? true {
        diagnostics.error(at: node.place, "\"\(name)\" is missing")
      }
      var row = TestRow(place: node.place)
      for entry in entries { row.take(entry, columns, &diagnostics) }
      return row
    }
  }

  private mutating func take(
    _ entry: ConfigurationNode.Entry, _ columns: [TestColumn], _ diagnostics: inout Diagnostics
  ) {
    guard let column = columns.first(where: { $0.name == entry.key }) else {
      diagnostics.unknownName(
        entry.key, noun: "column", among: columns.map(\.name), at: entry.keyPlace)
      return
    }
    if entry.value.isNull {
      nulls.insert(column.name)
    } else {
      values[column.name] = column.shape.read(entry.value, &diagnostics)
    }
  }
}
