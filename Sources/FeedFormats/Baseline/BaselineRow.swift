internal import ElectionResults

/// A row of a baseline CSV, read by column.
struct BaselineRow {
  let row: CSVRow
  let positions: [BaselineColumn: Int]

  /// The text without white space around it; nil when it is empty or the file has no such column.
  func text(_ column: BaselineColumn) -> String? {
    guard let position = positions[column] else { return nil }
    let text = ContestID(row.fields[position]).text
    return text.isEmpty ? nil : text
  }

  func required(_ column: BaselineColumn) throws(DecodingFailure) -> String {
    if let text = text(column) { return text }
    throw failure(column, "the field \(column.rawValue) is empty", "every row has one")
  }

  /// The whole number in a field; nil when it is empty.
  func count(_ column: BaselineColumn) throws(DecodingFailure) -> Int? {
    guard let text = text(column) else { return nil }
    if let number = Digits.number(text) { return number }
    throw failure(
      column, "\(Excerpt(text)) is no number for \(column.rawValue)",
      "whole digits up to \(Digits.most) are expected, or nothing")
  }

  /// The year since which the party has held the seat.
  func year() throws(DecodingFailure) -> Int? {
    guard let text = text(.heldSince) else { return nil }
    if let year = Digits.number(text), (1200...9999).contains(year) { return year }
    throw failure(.heldSince, "\(Excerpt(text)) is no year", "write four digits, or nothing")
  }

  /// Whether the row is notional; an empty field says no.
  func isNotional() throws(DecodingFailure) -> Bool {
    switch text(.notional)?.lowercased() {
    case nil, "false", "no", "0": return false
    case "true", "yes", "1": return true
    case let text?:
      throw failure(.notional, "\(Excerpt(text)) is neither true nor false", "write true or false")
    }
  }

  func failure(_ column: BaselineColumn, _ what: String, _ remedy: String) -> DecodingFailure {
    DecodingFailure(
      place: .line(row.line, column: positions[column].map { $0 + 1 }), what: what, remedy: remedy)
  }
}
