package import ElectionResults

/// Reads a CSV file that says one thing of each of several contests, in the columns `contest` and one other.
package enum ContestPairs {
  /// A row of the file.
  package struct Row: Sendable, Equatable {
    package let contest: ContestID
    package let value: String
    /// Where the value stands.
    package let place: DecodingFailure.Place
  }

  /// The rows in their order. Further columns are left aside, for they help to read the file.
  ///
  /// - Parameter column: The name of the other column, such as `tag`.
  /// - Throws: ``BaselineFailures`` with every row that cannot be used and its line.
  package static func rows(
    csv bytes: [UInt8], column: String
  ) throws(BaselineFailures) -> [Row] {
    var failures: [DecodingFailure] = []
    var pairs: [Row] = []
    do throws(DecodingFailure) {
      let rows = try CSVReader.rows(of: bytes, part: nil)
      let contest = try position(of: "contest", in: rows[0], beside: column)
      let value = try position(of: column, in: rows[0], beside: "contest")
      for row in rows.dropFirst() {
        do throws(DecodingFailure) {
          pairs.append(
            Row(
              contest: ContestID(try text(at: contest, named: "contest", in: row)),
              value: try text(at: value, named: column, in: row),
              place: .line(row.line, column: value + 1)))
        } catch {
          failures.append(error)
        }
      }
    } catch {
      failures.append(error)
    }
    guard failures.isEmpty else { throw BaselineFailures(failures: failures) }
    return pairs
  }

  private static func position(
    of column: String, in header: CSVRow, beside other: String
  ) throws(DecodingFailure) -> Int {
    let names = header.fields.map { ContestID($0).text.lowercased() }
    if let position = names.firstIndex(of: column) { return position }
    throw DecodingFailure(
      place: .line(header.line, column: nil), what: "the header lacks the column \(column)",
      remedy: "the file has at least the columns \(column) and \(other)")
  }

  private static func text(
    at position: Int, named column: String, in row: CSVRow
  ) throws(DecodingFailure) -> String {
    let text = position < row.fields.count ? ContestID(row.fields[position]).text : ""
    if !text.isEmpty { return text }
    throw DecodingFailure(
      place: .line(row.line, column: position + 1), what: "the field \(column) is empty",
      remedy: "every row has one")
  }
}
