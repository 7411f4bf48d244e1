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
    // Without rows a header at least shows that this is the table.
    guard rows.count > skipFirst + skipLast else {
      throw DecodingFailure(
        part: part, place: .line(rows.last?.line ?? 1, column: nil), what: "the table has no rows",
        remedy: "a row for each contest or candidate is expected")
    }
    rows.removeFirst(skipFirst)
    rows.removeLast(skipLast)
    let line = rows[0].line
    let headings = (columns ?? rows.removeFirst().fields).map {
      spellings[Self.folded($0)] ?? $0.trimmed
    }
    let known = Set(spellings.values)
    if let repeated = Self.repeated(in: headings.filter { known.contains($0) }) {
      throw DecodingFailure(
        part: part, place: .line(line, column: nil),
        what: "two columns are called \(Excerpt(repeated))",
        remedy: "a column that the mapping names is there once")
    }
    return try FeedTree(
      rows: rows, headings: headings, headerLine: line, part: part, log: log)
  }

  /// The first name that is there twice; nil when none is.
  private static func repeated(in names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }
}
