internal import ElectionResults
internal import Polling

/// What the polls of a feed have shown of its count.
struct FeedActivity: Sendable {
  /// When it last changed anything; nil before it has.
  private var lastChange: Timestamp?
  /// Nil when it has to be looked up.
  private(set) var progress: CountProgress?

  /// Notes what a poll recorded.
  mutating func note(_ answer: PollReport.Answer, at time: Timestamp) {
    guard case .recorded(_, let events) = answer else { return }
    progress = nil
    if !events.isEmpty { lastChange = time }
  }

  /// Takes what was looked up.
  mutating func note(_ progress: CountProgress?) { self.progress = progress }

  /// Whether a count is running; not before anything is known.
  func isCounting(at time: Timestamp) -> Bool {
    progress?.isRunning(silence: lastChange.map { time - $0 }) ?? false
  }
}
