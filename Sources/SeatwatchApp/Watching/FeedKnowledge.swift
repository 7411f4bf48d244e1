internal import Polling
internal import Storage

/// What is known of a feed before a poll.
struct FeedKnowledge: Sendable {
  /// Nil before anything of the feed was recorded.
  let stored: FeedState?
  /// The stored state of its parts, as far as bodies are still understood as they were.
  let state: FetchState
  /// What to ask with: the same, or what an answer without news renewed since.
  let request: FetchState
  /// The body that is held back; nil when none is.
  let hold: FeedHold?
}
