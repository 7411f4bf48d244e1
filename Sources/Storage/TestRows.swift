internal import ElectionResults

/// SQL that tells rows of tests from real ones by their election.
enum TestRows {
  private static let suffix = ElectionID.testSuffix

  /// True of real rows.
  static func areReal(_ election: String) -> String {
    "substr(\(election), -\(suffix.count)) <> '\(suffix)'"
  }

  /// True of rows of tests.
  static func areTests(_ election: String) -> String {
    "substr(\(election), -\(suffix.count)) = '\(suffix)'"
  }

  /// The identifier of the election itself, of a row of its tests, which is compared like the column.
  static func realElection(_ election: String) -> String {
    "substr(\(election), 1, length(\(election)) - \(suffix.count)) COLLATE NOCASE"
  }
}
