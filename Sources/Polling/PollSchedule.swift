/// When a feed is polled next; pure values, with chance passed in.
package struct PollSchedule: Sendable, Hashable {
  /// The wait between two polls when all is well.
  package let every: Duration

  /// The longest wait that a server's `Retry-After` gets: an hour, lest a mistake there ends the
  /// night.
  package static let longestRetryAfter: Duration = .seconds(3_600)

  /// The longest spread of first polls.
  package static let longestFirstWait: Duration = .seconds(10)

  /// Creates a schedule; `every` is positive.
  package init(every: Duration) {
    self.every = every
  }

  /// The longest wait after failures or for `Cache-Control: max-age`: the interval or five minutes,
  /// whichever is longer. A feed behind a cache with a day's lifetime is so still seen in the night.
  package var ceiling: Duration {
    max(every, .seconds(300))
  }

  /// Returns the wait before the first poll: anywhere in the interval, in its first ten seconds if
  /// it is longer, so that feeds that start together do not ask together.
  ///
  /// - Parameter random: From 0 up to 1.
  package func firstWait(random: Double) -> Duration {
    min(every, Self.longestFirstWait) * random.clampedToUnit
  }

  /// Returns the wait before the next poll.
  ///
  /// - Parameters:
  ///   - failures: Polls that failed in a row. Each doubles the interval, up to ``ceiling``.
  ///   - freshness: What the last answer said of itself. Its lifetime is a lower bound, up to
  ///     ``ceiling``; `Retry-After` always is one, up to ``longestRetryAfter``.
  ///   - random: From 0 up to 1: moves the interval by up to 10 % either way, but never below what
  ///     the server asks for.
  package func wait(
    afterFailures failures: Int = 0, freshness: Freshness = Freshness(), random: Double
  ) -> Duration {
    let doublings = min(max(failures, 0), 30)
    let interval = min(every * (1 << doublings), ceiling)
    let jittered = interval * (0.9 + 0.2 * random.clampedToUnit)
    let lifetime = min(freshness.lifetime ?? .zero, ceiling)
    let retryAfter = min(freshness.retryAfter ?? .zero, Self.longestRetryAfter)
    return max(jittered, lifetime, retryAfter)
  }
}

extension Double {
  fileprivate var clampedToUnit: Double {
    min(max(self, 0), 1)
  }
}
