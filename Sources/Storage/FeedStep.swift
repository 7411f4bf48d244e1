package import ElectionResults

/// What a poll changes of a feed itself, beside the results that it shows.
package struct FeedStep: Sendable, Equatable {
  package var feed: FeedID
  package var election: ElectionID
  /// The feed's accepted state; nil when nothing was accepted, and the state stays as it is.
  package var state: FeedState?
  /// The feed's own events, in order; they come before those of the contests.
  package var events: [IdentifiedEvent]
  /// All that is held from now on.
  package var holds: [FeedHold]
  /// The failures in a row from now on; nil for none.
  package var failures: FeedFailures?
  /// The numbers of the requests that are answered.
  package var answered: [Int]
  /// Which contests the feed's own identifiers were newly found to be.
  package var matches: [ContestID: ContestID] = [:]

  package init(
    feed: FeedID, election: ElectionID, state: FeedState? = nil, events: [IdentifiedEvent] = [],
    holds: [FeedHold] = [], failures: FeedFailures? = nil, answered: [Int] = []
  ) {
    self.feed = feed
    self.election = election
    self.state = state
    self.events = events
    self.holds = holds
    self.failures = failures
    self.answered = answered
  }
}
