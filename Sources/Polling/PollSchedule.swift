/// When a feed is polled next; pure values, with chance passed in.
package struct PollSchedule: Sendable, Hashable {
  /// What is known when a poll has ended.
  package struct Circumstances: Sendable, Hashable {
    /// Polls that failed in a row.
    package var failures: Int
    /// What the last answer said of itself.
    package var freshness: Freshness
    /// Whether a count is running in the feed.
    package var isCounting: Bool
    /// Whether the feed's host has said lately, to any feed, that it is asked too often.
    package var isHostThrottled: Bool

    package init(
      failures: Int = 0, freshness: Freshness = Freshness(), isCounting: Bool = false,
      isHostThrottled: Bool = false
    ) {
      self.failures = failures
      self.freshness = freshness
      self.isCounting = isCounting
      self.isHostThrottled = isHostThrottled
    }
  }

  /// The waits between two polls when all is well.
  package let pace: Pace

  /// The longest wait that a server's `Retry-After` gets: an hour, lest a mistake there ends the
  /// night.
  package static let longestRetryAfter: Duration = .seconds(3_600)

  /// The longest spread of first polls.
  package static let longestFirstWait: Duration = .seconds(10)

  /// The longest wait after failures or for a server's lifetime of an answer, unless the interval itself is longer.
  package static let longestPatience: Duration = .seconds(300)

  /// The same for a lifetime in a feed with two paces while a count is running: a cache that was told "a day", or five
  /// minutes, must not keep back what everybody waits for.
  package static let longestLifetimeWhileCounting: Duration = .seconds(60)

  /// Creates a schedule of two paces.
  package init(pace: Pace) {
    self.pace = pace
  }

  /// Creates a schedule of one pace; `every` is positive.
  package init(every: Duration) {
    self.init(pace: Pace(fast: every, slow: every))
  }

  /// Returns the wait before the first poll: anywhere in the interval, in its first ten seconds if
  /// it is longer, so that feeds that start together do not ask together.
  ///
  /// - Parameter random: From 0 up to 1.
  package func firstWait(random: Double) -> Duration {
    min(pace.fast, Self.longestFirstWait) * random.clampedToUnit
  }

  /// Returns the wait before the next poll.
  ///
  /// A host that throttles doubles the interval, and so does each failure in a row, that up to
  /// ``longestPatience``. An answer's lifetime is a lower bound up to the same, or up to
  /// ``longestLifetimeWhileCounting``; `Retry-After` always is one, up to ``longestRetryAfter``.
  ///
  /// - Parameter random: From 0 up to 1: moves the interval by up to 10 % either way, but never below what
  ///   the server asks for.
  package func wait(after facts: Circumstances = Circumstances(), random: Double) -> Duration {
    let isFast = facts.isCounting && pace.isAdaptive
    let interval = (isFast ? pace.fast : pace.slow) * (facts.isHostThrottled ? 2 : 1)
    let patience = max(interval, Self.longestPatience)
    let doublings = min(max(facts.failures, 0), 30)
    let backedOff = min(interval * (1 << doublings), patience)
    let jittered = backedOff * (0.9 + 0.2 * random.clampedToUnit)
    let longestLifetime = isFast ? max(interval, Self.longestLifetimeWhileCounting) : patience
    let lifetime = min(facts.freshness.lifetime ?? .zero, longestLifetime)
    let retryAfter = min(facts.freshness.retryAfter ?? .zero, Self.longestRetryAfter)
    return max(jittered, lifetime, retryAfter)
  }
}

extension Double {
  fileprivate var clampedToUnit: Double {
    min(max(self, 0), 1)
  }
}
