internal import ElectionResults

/// What a file of the UK Parliament is, and where its columns stand.
struct UKLayout {
  var kind: UKFileKind
  /// Positions counted from 0.
  var positions: [UKColumn: Int]
  var hasHeader: Bool

  /// Reads the layout from the first row: its headings, or where it has none, the content and number of its fields.
  init(of first: CSVRow, part: String) throws(DecodingFailure) {
    let columns = first.fields.map { UKColumn(heading: $0) }
    self =
      if columns.contains(.contest) {
        try UKLayout(headings: columns, of: first, part: part)
      } else {
        try UKLayout(content: first, part: part)
      }
  }

  private init(headings: [UKColumn?], of row: CSVRow, part: String) throws(DecodingFailure) {
    var positions: [UKColumn: Int] = [:]
    for (position, column) in headings.enumerated() {
      guard let column else { continue }
      if positions.updateValue(position, forKey: column) != nil {
        throw DecodingFailure(
          part: part, place: .line(row.line, column: position + 1),
          what: "the heading \(Excerpt(row.fields[position])) comes a second time",
          remedy: "each column is given once")
      }
    }
    let kind = UKFileKind.allCases.first { $0.distinctive.contains { positions[$0] != nil } }
    guard let kind else { throw Self.unknown(row, part: part) }
    if let missing = kind.required.first(where: { positions[$0] == nil }) {
      throw DecodingFailure(
        part: part, place: .line(row.line, column: nil),
        what: "a \(kind.rawValue) file without the column \"\(missing.headings[0])\"",
        remedy: "the header has to name it")
    }
    self.init(kind: kind, positions: positions, hasHeader: true)
  }

  private init(content row: CSVRow, part: String) throws(DecodingFailure) {
    guard let shape = Self.shapes.first(where: { $0.fits(row.fields) }) else {
      throw Self.unknown(row, part: part)
    }
    self.init(
      kind: shape.kind,
      positions: shape.positions.filter { $0.value < row.fields.count }, hasHeader: false)
  }

  private init(kind: UKFileKind, positions: [UKColumn: Int], hasHeader: Bool) {
    self.kind = kind
    self.positions = positions
    self.hasHeader = hasHeader
  }

  private static func unknown(_ row: CSVRow, part: String) -> DecodingFailure {
    DecodingFailure(
      part: part, place: .line(row.line, column: nil),
      what: "a row of \(row.fields.count) fields that starts with \(Excerpt(row.fields[0])) "
        + "belongs to no file of this format",
      remedy: "candidacies, constituencies or winners of the UK Parliament are expected")
  }

  /// The files without a header, those of by-elections with their dates in front.
  private static let shapes: [UKHeaderlessShape] = [
    .candidacies(datesInFront: 0), .candidacies(datesInFront: 1),
    .constituencies(datesInFront: 0), .constituencies(datesInFront: 2), .winners,
  ]
}
