internal import ElectionResults

/// A column of a baseline CSV.
enum BaselineColumn: String, CaseIterable {
  case contest
  case contestName = "contest_name"
  case party, seats, votes, electorate
  case heldSince = "held_since"
  case notional, member

  private static let required: [BaselineColumn] = [.contest, .party, .seats]

  /// Where the header's columns stand, counted from 0.
  static func positions(in header: CSVRow) throws(DecodingFailure) -> [BaselineColumn: Int] {
    var positions: [BaselineColumn: Int] = [:]
    for (position, heading) in header.fields.enumerated() {
      let trimmed = ContestID(heading).text
      guard let column = BaselineColumn(rawValue: trimmed) else {
        throw failure(
          header, position + 1, "\(Excerpt(heading)) is no column of a baseline",
          "the columns are " + allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard positions.updateValue(position, forKey: column) == nil else {
        throw failure(
          header, position + 1, "the column \(column.rawValue) comes a second time",
          "each column is given once")
      }
    }
    if let missing = required.first(where: { positions[$0] == nil }) {
      throw failure(
        header, nil, "the header lacks the column \(missing.rawValue)",
        "a baseline has at least " + required.map(\.rawValue).joined(separator: ", "))
    }
    return positions
  }

  private static func failure(
    _ header: CSVRow, _ column: Int?, _ what: String, _ remedy: String
  ) -> DecodingFailure {
    DecodingFailure(place: .line(header.line, column: column), what: what, remedy: remedy)
  }
}
