package import ElectionResults

/// All that the store has of a feed before a poll, as of one moment.
package struct FeedRecord: Sendable, Equatable {
  /// Nil before anything of the feed was recorded.
  package var state: FeedState?
  package var holds: [FeedHold]
  /// Nil when the last poll worked.
  package var failures: FeedFailures?
  /// Those that no poll has answered, oldest first.
  package var requests: [ReleaseRequest]
  /// How many events of the feed's own were stored with each ``EventIdentity/key``.
  package var occurrences: [String: Int]
  /// The last poll with success that the store was told of, one without news included; nil when it was told of none. Of a
  /// feed that is watched it may be a minute old.
  package var lastSuccess: Timestamp?

  package init(
    state: FeedState? = nil, holds: [FeedHold] = [], failures: FeedFailures? = nil,
    requests: [ReleaseRequest] = [], occurrences: [String: Int] = [:],
    lastSuccess: Timestamp? = nil
  ) {
    self.state = state
    self.holds = holds
    self.failures = failures
    self.requests = requests
    self.occurrences = occurrences
    self.lastSuccess = lastSuccess
  }
}
