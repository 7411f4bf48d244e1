extension FeedTree {
  /// Takes rows of CSV, each an object with its fields under the headings.
  ///
  /// - Parameter headerLine: Where the table begins, for messages about it as a whole.
  /// - Throws: ``DecodingFailure`` at a row that has more or fewer fields than there are headings.
  package convenience init(
    rows: [CSVRow], headings: [String], headerLine: Int = 1, part: String? = nil,
    log: ReadingLog? = nil
  ) throws(DecodingFailure) {
    var building = FeedTreeBuilding()
    building.open(.array, line: headerLine)
    // A table without rows has its columns all the same.
    for heading in headings { _ = building.number(of: heading) }
    for row in rows {
      guard row.fields.count == headings.count else {
        throw DecodingFailure(
          part: part, place: .line(row.line, column: nil),
          what: "a row of \(row.fields.count) fields under \(headings.count) headings",
          remedy: row == rows.last
            ? "the body seems to be cut off: fetch it again"
            : "every row has as many fields as the header")
      }
      building.open(.object, line: row.line)
      for (heading, field) in zip(headings, row.fields) {
        building.add(.text, name: heading, text: field.utf8)
      }
      building.close()
    }
    building.close()
    self.init(
      syntax: .csv, part: part, entries: building.entries, characters: building.characters,
      names: building.names, log: log)
  }
}
