/// A row of a CSV body.
struct CSVRow: Equatable {
  /// The line on which the row starts, counted from 1.
  var line: Int
  /// As written, quotes and their escapes removed.
  var fields: [String]
}
