/// A row of a CSV body.
package struct CSVRow: Equatable {
  /// The line on which the row starts, counted from 1.
  package var line: Int
  /// As written, quotes and their escapes removed.
  package var fields: [String]
}
