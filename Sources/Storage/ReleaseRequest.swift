package import ElectionResults

/// The operator's wish that what is held of a feed be believed.
package struct ReleaseRequest: Sendable, Equatable {
  /// The place among all requests: 1, 2, 3 …
  package var number: Int
  package var feed: FeedID
  /// Nil for all that is held.
  package var contest: ContestID?
  package var requestedAt: Timestamp

  package init(number: Int, feed: FeedID, contest: ContestID?, requestedAt: Timestamp) {
    self.number = number
    self.feed = feed
    self.contest = contest
    self.requestedAt = requestedAt
  }
}
