/// Where bodies of feeds are kept, and for how long.
package struct ArchiveSettings: Sendable, Equatable {
  /// A directory, which is made when it is first needed.
  package let path: String
  /// The age at which a body is removed.
  package let keep: Duration

  package init(path: String, keep: Duration) {
    self.path = path
    self.keep = keep
  }
}
