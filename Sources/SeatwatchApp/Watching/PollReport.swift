package import ElectionResults
package import Polling

/// What a poll that succeeded saw.
package struct PollReport: Sendable {
  /// Whether the feed answered with anything other than last time.
  package let isChanged: Bool
  /// Whether the feed says that its figures are a test: then they are left aside.
  package let isTest: Bool
  /// Contests in the snapshot; 0 when nothing changed.
  package let contests: Int
  /// What was recorded, in order.
  package let events: [Event]
  /// What the server said about when to come back.
  package let freshness: Freshness

  init(outcome: FetchOutcome, isTest: Bool = false, contests: Int = 0, events: [Event] = []) {
    self.isTest = isTest
    self.contests = contests
    self.events = events
    switch outcome {
    case .unchanged(_, let freshness):
      isChanged = false
      self.freshness = freshness
    case .changed(let document):
      isChanged = true
      freshness = document.freshness
    }
  }
}
