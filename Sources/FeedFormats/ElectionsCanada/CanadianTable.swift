internal import ElectionResults

/// Elections Canada's table: a sentence with its time, headings, rows of candidates, and footnotes.
struct CanadianTable {
  /// When the figures were refreshed; nil when the first line does not say.
  let refreshedAt: Timestamp?
  let rows: [CanadianRow]

  private static let times = MappingTimes(
    patterns: ["MMMM d, yyyy 'at' h:mm a", "MMM d, yyyy 'at' h:mm a"].map {
      MomentPattern($0, zone: "America/Toronto")
    })

  init(_ bytes: [UInt8], part: String?, log: ReadingLog?) throws(DecodingFailure) {
    let lines = try CSVReader.rows(
      of: bytes, part: part, separator: UInt8(ascii: "\t"), hasQuotes: false)
    guard let header = lines.firstIndex(where: Self.isHeader) else {
      throw DecodingFailure(
        part: part, place: .line(lines[0].line, column: nil),
        what: "no line has the heading \(Excerpt(CanadianColumn.district.rawValue))",
        remedy: "the results by candidate, separated by tabs, are expected")
    }
    refreshedAt = try Self.moment(in: lines[..<header], part: part, log: log)
    let body = lines[(header + 1)...]
    guard let end = body.firstIndex(where: { $0.fields[0].hasPrefix("*") }) else {
      throw DecodingFailure(
        part: part, place: .line(lines.last?.line ?? 1, column: nil),
        what: "the footnotes at the end are missing",
        remedy: "the body seems to be cut off: fetch it again")
    }
    let tree = try FeedTree(
      rows: Array(body[..<end]), headings: Self.headings(of: lines[header], part: part),
      part: part, log: log)
    var rows: [CanadianRow] = []
    for node in tree.root.children { if let row = try CanadianRow(node) { rows.append(row) } }
    self.rows = rows
  }

  private static func isHeader(_ row: CSVRow) -> Bool {
    row.fields.contains { CanadianColumn(heading: $0) == .district }
  }

  /// The headings, shortened to those of the columns that are read.
  private static func headings(
    of row: CSVRow, part: String?
  ) throws(DecodingFailure) -> [String] {
    let headings = row.fields.map { CanadianColumn(heading: $0)?.rawValue ?? $0 }
    if let missing = CanadianColumn.allCases.first(where: { !headings.contains($0.rawValue) }) {
      throw DecodingFailure(
        part: part, place: .line(row.line, column: nil),
        what: "the column \(Excerpt(missing.rawValue)) is missing", remedy: "it has to be there")
    }
    return headings
  }

  /// The time in a sentence such as "… refreshed on May 02, 2025 at 12:47 p.m. ET. / …".
  private static func moment(
    in lines: ArraySlice<CSVRow>, part: String?, log: ReadingLog?
  ) throws(DecodingFailure) -> Timestamp? {
    for line in lines {
      let words = line.fields[0].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard let match = words.firstMatch(of: /refreshed on (.{1,60}?) E[DS]?T\b/) else { continue }
      if let moment = times.moment(String(match.1)) { return moment }
      let failure = DecodingFailure(
        part: part, place: .line(line.line, column: 1),
        what: "\(Excerpt(String(match.1))) is no time", remedy: times.expectation)
      guard let log else { throw failure }
      log.failures.append(failure)
    }
    return nil
  }
}
