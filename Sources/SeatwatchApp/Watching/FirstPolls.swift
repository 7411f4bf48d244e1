internal import ElectionResults
internal import Synchronization

/// Which feeds of an election have not been asked yet since the start: until they are, what is stored may be old.
final class FirstPolls: Sendable {
  private let waiting: Mutex<Set<FeedID>>

  init(of feeds: [FeedID]) { waiting = Mutex(Set(feeds)) }

  /// Notes a poll of a feed, whatever came of it.
  func note(_ feed: FeedID) { waiting.withLock { _ = $0.remove(feed) } }

  var areDone: Bool { waiting.withLock { $0.isEmpty } }
}
