package import ElectionResults

/// A body of a feed that is not believed for now, and since when the feed has answered with nothing else.
package struct FeedHold: Sendable, Equatable {
  /// Hexadecimal.
  package var bodySHA256: String
  package var since: Timestamp

  package init(bodySHA256: String, since: Timestamp) {
    self.bodySHA256 = bodySHA256
    self.since = since
  }
}
