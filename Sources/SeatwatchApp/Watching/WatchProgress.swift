package import ElectionResults
internal import Synchronization

/// How the watch goes, for systemd's status line.
package final class WatchProgress: Sendable {
  private struct Counts {
    var failures: [FeedID: Int] = [:]
    var events = 0
    var polls = 0
  }

  private let counts = Mutex(Counts())

  package init() {}

  /// Notes how many polls of a feed failed in a row; 0 for one that works.
  package func note(failures: Int, of feed: FeedID) {
    counts.withLock {
      $0.failures[feed] = failures
      $0.polls += 1
    }
  }

  /// Notes events that were recorded.
  package func note(events: Int) { counts.withLock { $0.events += events } }

  /// Such as `watching 3 feeds, 1 failing (council); 651 events`.
  package func summary(feeds: Int) -> String {
    counts.withLock { counts in
      let failing = counts.failures.filter { $0.value > 0 }.keys.sorted().map(\.text)
      let trouble =
        failing.isEmpty ? "" : ", \(failing.count) failing (\(failing.joined(separator: ", ")))"
      return "watching \(feeds.counted("feed"))\(trouble); "
        + "\(counts.polls) polls, \(counts.events) events since the start"
    }
  }
}
