/// The forms in which commands list.
package enum OutputForm: String, Sendable, CaseIterable {
  case table
  /// One object a line.
  case json
  case csv
}
