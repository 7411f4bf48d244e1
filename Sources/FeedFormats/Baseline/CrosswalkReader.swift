package import ElectionResults

/// Reads a crosswalk: a CSV file of one contest in a row, under a header that names the schemes of its identifiers. A column
/// `name` has names; a field may be empty.
package enum CrosswalkReader {
  private static let nameColumn = "name"

  /// - Throws: ``BaselineFailures`` with every row that cannot be used and its line.
  package static func crosswalk(
    csv bytes: [UInt8]
  ) throws(BaselineFailures) -> Crosswalk {
    var failures: [DecodingFailure] = []
    var entries = CrosswalkRows()
    do throws(DecodingFailure) {
      let rows = try CSVReader.rows(of: bytes, part: nil)
      let columns = columns(of: rows[0], into: &failures)
      for row in rows.dropFirst() {
        entries.add(row, under: columns, into: &failures)
      }
    } catch {
      failures.append(error)
    }
    guard failures.isEmpty else { throw BaselineFailures(failures: failures) }
    return Crosswalk(entries.rows)
  }

  /// The names in the header, in lower case.
  private static func columns(
    of header: CSVRow, into failures: inout [DecodingFailure]
  ) -> [String] {
    let columns = header.fields.map { ContestID($0).text.lowercased() }
    for (position, column) in columns.enumerated() {
      let place = DecodingFailure.Place.line(header.line, column: position + 1)
      if column.wholeMatch(of: /[a-z][a-z_-]*[0-9]{0,4}/) == nil {
        failures.append(
          DecodingFailure(
            place: place, what: "\(Excerpt(header.fields[position])) is no name of a scheme",
            remedy: "the first line names the columns, such as ons,pa,parliament,name"))
      } else if columns.firstIndex(of: column) != position {
        failures.append(
          DecodingFailure(
            place: place, what: "the column \(column) comes a second time",
            remedy: "each column is given once"))
      }
    }
    if columns.count < 2 || columns == [nameColumn] {
      failures.append(
        DecodingFailure(
          place: .line(header.line, column: nil), what: "a crosswalk of one column says nothing",
          remedy: "it has a column for each scheme, separated by commas, such as ons,pa,name"))
    }
    return columns
  }

  /// The rows read so far, and where each identifier of a scheme stands.
  private struct CrosswalkRows {
    private(set) var rows: [Crosswalk.Row] = []
    private var lines: [String: [ContestID: Int]] = [:]

    mutating func add(
      _ row: CSVRow, under columns: [String], into failures: inout [DecodingFailure]
    ) {
      guard row.fields.count == columns.count else {
        failures.append(
          DecodingFailure(
            place: .line(row.line, column: nil),
            what: "a row of \(row.fields.count) fields under a header of \(columns.count)",
            remedy: "every row has as many fields as the header; leave a field empty, not out"))
        return
      }
      var ids: [ContestID] = []
      var name: String?
      for (position, column) in columns.enumerated() {
        let field = ContestID(row.fields[position])
        guard !field.text.isEmpty else { continue }
        guard column != CrosswalkReader.nameColumn else {
          name = field.text
          continue
        }
        if let line = lines[column]?[field] {
          failures.append(
            DecodingFailure(
              place: .line(row.line, column: position + 1),
              what: "the \(column) identifier \(Excerpt(field.text)) stands in line \(line) too",
              remedy: "a contest has one row, and an identifier of a scheme one contest"))
        }
        lines[column, default: [:]][field] = lines[column]?[field] ?? row.line
        ids.append(field)
      }
      guard !ids.isEmpty else {
        failures.append(
          DecodingFailure(
            place: .line(row.line, column: nil), what: "a row without any identifier",
            remedy: "write the identifiers of the contest, or leave out the row"))
        return
      }
      rows.append(Crosswalk.Row(ids: ids, name: name))
    }
  }
}
