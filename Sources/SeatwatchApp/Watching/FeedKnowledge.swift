internal import ElectionResults
internal import Polling
internal import Storage

/// What is known of a feed before a poll.
struct FeedKnowledge: Sendable {
  /// All that the store has of it.
  let record: FeedRecord
  /// The stored state of its parts, as far as bodies are still understood as they were.
  let state: FetchState
  /// What to ask with: the same, or what an answer without news renewed since, or nothing at all when something that is
  /// held has to be looked at again.
  let request: FetchState
  /// The last poll with success, as far as anybody knows; nil before the first. Never later than now.
  let lastSuccess: Timestamp?

  /// Nil before anything of the feed was recorded.
  var stored: FeedState? { record.state }
}
