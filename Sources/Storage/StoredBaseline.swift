package import ElectionResults

/// An imported baseline and where it came from.
package struct StoredBaseline: Sendable, Equatable {
  package var baseline: Baseline
  /// The file or election that it was read from, as the operator named it.
  package var source: String
  /// The hash of the file, by which a changed file is noticed.
  package var sha256: String
  package var importedAt: Timestamp

  package init(baseline: Baseline, source: String, sha256: String, importedAt: Timestamp) {
    self.baseline = baseline
    self.source = source
    self.sha256 = sha256
    self.importedAt = importedAt
  }
}
