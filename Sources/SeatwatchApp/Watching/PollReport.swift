package import ElectionResults
package import Polling

/// What a poll that succeeded saw.
package struct PollReport: Sendable {
  /// What came of an answer.
  package enum Answer: Sendable {
    /// The feed says what it said last time; or it has not published anything yet.
    case unchanged(isPublished: Bool)
    /// The feed says that its figures are a test: they are left aside.
    case test
    /// The number of contests in the snapshot, and what was recorded, in order.
    case recorded(contests: Int, events: [Event])
  }

  package let answer: Answer
  /// Everything that was recorded, in order: the feed's own events too.
  package let events: [Event]
  /// What the server said about when to come back.
  package let freshness: Freshness
  /// How many contests of the answer `only` left out.
  package let leftOut: Int

  init(_ answer: Answer, _ freshness: Freshness, events: [Event], leftOut: Int = 0) {
    self.answer = answer
    self.events = events
    self.freshness = freshness
    self.leftOut = leftOut
  }
}
