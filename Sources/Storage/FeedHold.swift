package import ElectionResults

/// What is not believed of a feed for now: a whole answer, or one contest while the rest goes through.
package struct FeedHold: Sendable, Equatable {
  /// Nil for a whole answer.
  package var contest: ContestID?
  /// The contest's name; nil for a whole answer.
  package var contestName: String?
  /// The reason's name, which the store does not look into.
  package var reason: String
  /// Recognises what is held: an answer with other facts does not agree with the one before.
  package var facts: String
  /// Since when the answers have agreed; in the future while agreeing does not count yet.
  package var since: Timestamp
  /// The `feed.suspect` that told it.
  package var event: EventID

  package init(
    contest: ContestID? = nil, contestName: String? = nil, reason: String, facts: String,
    since: Timestamp, event: EventID
  ) {
    self.contest = contest
    self.contestName = contestName
    self.reason = reason
    self.facts = facts
    self.since = since
    self.event = event
  }
}
