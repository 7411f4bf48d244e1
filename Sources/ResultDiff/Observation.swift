package import ElectionResults

/// When, where and in which bytes a snapshot was seen.
package struct Observation: Sendable, Equatable {
  package var feed: FeedID
  package var time: Timestamp
  package var sourceURL: String?
  package var entityTag: String?
  /// Hexadecimal.
  package var bodySHA256: String?
  /// What this snapshot tells that may have happened before anybody watched.
  package var catchUp: CatchUp

  package init(
    feed: FeedID, time: Timestamp, sourceURL: String? = nil, entityTag: String? = nil,
    bodySHA256: String? = nil, catchUp: CatchUp = .none
  ) {
    self.feed = feed
    self.time = time
    self.sourceURL = sourceURL
    self.entityTag = entityTag
    self.bodySHA256 = bodySHA256
    self.catchUp = catchUp
  }
}
