internal import ConfigurationText
internal import ElectionResults

/// How the table of a CSV or TSV feed is laid out.
struct MappingTable: Sendable {
  /// Nil for a comma in CSV, a tab in TSV.
  var delimiter: UInt8?
  /// Nil for quotes in CSV, none in TSV.
  var hasQuotes: Bool?
  /// Rows before the header, or before the first row where there is no header.
  var skipFirst: Int
  /// Rows at the end.
  var skipLast: Int
  /// The names of the columns; nil when the table has a header.
  var columns: [String]?

  /// The names of keys that only tables have.
  static let keyNames = ["delimiter", "quotes", "skip_first", "skip_last", "columns"]

  static let delimiterShape = Shape<UInt8>(
    schema: ["type": "string", "minLength": 1], expectation: "one character such as \";\""
  ) { node, diagnostics in
    if let byte = node.scalar?.text.utf8.first, node.scalar?.text.utf8.count == 1,
      ![0x0A, 0x0D, UInt8(ascii: "\"")].contains(byte)
    {
      return byte
    }
    diagnostics.mismatch("one character such as \";\"", node)
    return nil
  }

  /// The name of a column as it is compared: without regard to letter case, and with `_` for blanks.
  static func folded(_ column: String) -> String {
    String(column.trimmed.lowercased().map { $0.isWhitespace ? "_" : $0 })
  }

  /// The rows of a body, each an object with its fields under the columns.
  ///
  /// - Parameter spellings: How the mapping writes the names of columns, by ``folded(_:)``.
  func tree(
    of bytes: [UInt8], syntax: MappingSyntax, spellings: [String: String], part: String?,
    log: ReadingLog?
  ) throws(DecodingFailure) -> FeedTree {
    let byDefault = syntax == .tsv ? UInt8(ascii: "\t") : UInt8(ascii: ",")
    var rows = try CSVReader.rows(
      of: bytes, part: part, separator: delimiter ?? byDefault,
      hasQuotes: hasQuotes ?? (syntax == .csv))
    let header = columns == nil ? 1 : 0
    guard rows.count >= skipFirst + header + skipLast else {
      throw DecodingFailure(
        part: part, place: .line(rows.last?.line ?? 1, column: nil),
        what: "the table ends before its first row", remedy: "fetch it again")
    }
    rows.removeFirst(skipFirst)
    rows.removeLast(skipLast)
    let (firstLine, lastLine) = (rows.first?.line ?? 1, rows.last?.line ?? 1)
    let names = columns ?? rows.removeFirst().fields
    guard !rows.isEmpty else {
      throw DecodingFailure(
        part: part, place: .line(lastLine, column: nil), what: "the table has no rows",
        remedy: "a row for each contest or candidate is expected")
    }
    let headings = names.map { spellings[Self.folded($0)] ?? $0.trimmed }
    let known = Set(spellings.values)
    let repeated = headings.first { heading in
      known.contains(heading) && headings.count { $0 == heading } > 1
    }
    if let repeated {
      throw DecodingFailure(
        part: part, place: .line(firstLine, column: nil),
        what: "two columns are called \(Excerpt(repeated))",
        remedy: "a column that the mapping names is there once")
    }
    return try FeedTree(rows: rows, headings: headings, part: part, log: log)
  }
}
