/// A body of the UK Parliament's files, every row as long as the first.
struct UKFile {
  let kind: UKFileKind
  let rows: [UKRow]

  init(_ bytes: [UInt8], part: String, log: ReadingLog?) throws(DecodingFailure) {
    let rows = try CSVReader.rows(of: bytes, part: part)
    let layout = try UKLayout(of: rows[0], part: part)
    if rows.count == 1, layout.hasHeader, bytes.last != 0x0A, bytes.last != 0x0D {
      throw DecodingFailure(
        part: part, place: .line(1, column: nil), what: "the body ends in its header",
        remedy: "it seems to be cut off: fetch it again")
    }
    for row in rows where row.fields.count != rows[0].fields.count {
      throw DecodingFailure(
        part: part, place: .line(row.line, column: nil),
        what: "a row of \(row.fields.count) fields where the first has \(rows[0].fields.count)",
        remedy: row == rows.last
          ? "the body seems to be cut off: fetch it again" : "every row has as many as the first")
    }
    kind = layout.kind
    self.rows = rows.dropFirst(layout.hasHeader ? 1 : 0).map {
      UKRow(row: $0, positions: layout.positions, part: part, log: log)
    }
    if layout.hasHeader { log?.add(unmapped: Self.unmapped(in: rows)) }
  }

  /// The columns that hold something and are not read.
  private static func unmapped(in rows: [CSVRow]) -> [ReadingLog.UnmappedField] {
    rows[0].fields.enumerated().compactMap { position, heading in
      let texts = rows.dropFirst().map { $0.fields[position] }.filter { !$0.isEmpty }
      guard UKColumn(heading: heading) == nil, let first = texts.first else { return nil }
      return ReadingLog.UnmappedField(
        path: heading, count: texts.count, example: Excerpt(first).description)
    }
  }
}
