internal import ElectionResults

/// A row whose fields are read by column.
struct UKRow {
  let row: CSVRow
  let positions: [UKColumn: Int]
  let part: String
  /// Takes what cannot be read; nil where that is thrown.
  let log: ReadingLog?

  /// The text of a field without white space around it; nil when it is empty or the file has no such column.
  func text(_ column: UKColumn) -> String? {
    guard let position = positions[column] else { return nil }
    let text = ContestID(row.fields[position]).text
    return text.isEmpty ? nil : text
  }

  /// The whole number in a field; nil when it is empty.
  func count(_ column: UKColumn) throws(DecodingFailure) -> Int? {
    guard let text = text(column) else { return nil }
    if let number = Digits.number(text) { return number }
    try report(
      failure(
        column, "\(Excerpt(text)) is no number of \(column.headings[0].lowercased())",
        "whole digits up to \(Digits.most) are expected, or nothing"))
    return nil
  }

  /// The text of a field that may not be empty.
  func required(_ column: UKColumn) throws(DecodingFailure) -> String {
    if let text = text(column) { return text }
    throw failure(column, "the field \"\(column.headings[0])\" is empty", "every row has one")
  }

  /// A person's name from the fields of its two halves; nil when both are empty.
  func name(_ first: UKColumn, _ last: UKColumn) -> String? {
    let halves = [text(first), text(last)].compactMap { $0 }
    return halves.isEmpty ? nil : halves.joined(separator: " ")
  }

  /// Polling day as a number that sorts, such as 20210506; nil when the row has none.
  func pollingDay() throws(DecodingFailure) -> Int? {
    guard let text = text(.pollingDay) else { return nil }
    if let day = UKClock.sortableDay(text) { return day }
    try report(failure(.pollingDay, "\(Excerpt(text)) is no date", "DD/MM/YYYY is expected"))
    return nil
  }

  /// The time of declaration; nil when the row has none.
  func declarationTime() throws(DecodingFailure) -> Timestamp? {
    guard let text = text(.declarationTime) else { return nil }
    if let moment = UKClock.moment(text) { return moment }
    try report(
      failure(
        .declarationTime, "\(Excerpt(text)) is no time of declaration",
        "DD/MM/YYYY HH:MM by the clocks of London is expected, or nothing"))
    return nil
  }

  /// What a result column says; nil when it is empty.
  func result(_ column: UKColumn) throws(DecodingFailure) -> UKResult? {
    guard let text = text(column) else { return nil }
    if let result = UKResult(text) { return result }
    try report(
      failure(
        column, "\(Excerpt(text)) is no result",
        "\"Con hold\" or \"Con gain from Lab\" is expected"))
    return nil
  }

  private func report(_ failure: DecodingFailure) throws(DecodingFailure) {
    guard let log else { throw failure }
    log.failures.append(failure)
  }

  func failure(_ column: UKColumn, _ what: String, _ remedy: String) -> DecodingFailure {
    DecodingFailure(
      part: part, place: .line(row.line, column: positions[column].map { $0 + 1 }), what: what,
      remedy: remedy)
  }
}
