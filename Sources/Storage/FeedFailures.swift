package import ElectionResults

/// Polls of a feed that failed in a row.
package struct FeedFailures: Sendable, Equatable {
  package var count: Int
  /// When the first of them failed.
  package var since: Timestamp
  /// The `feed.failing` that told it; nil until then.
  package var event: EventID?

  package init(count: Int, since: Timestamp, event: EventID? = nil) {
    self.count = count
    self.since = since
    self.event = event
  }
}
