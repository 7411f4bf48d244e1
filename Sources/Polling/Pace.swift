/// How fast a feed is polled: two waits, which are the same for most feeds.
package struct Pace: Sendable, Hashable {
  /// The wait between two polls while a count is running.
  package var fast: Duration
  /// The wait before and after.
  package var slow: Duration

  /// Creates a pace; both waits are positive.
  package init(fast: Duration, slow: Duration) {
    self.fast = fast
    self.slow = slow
  }

  /// Whether it makes a difference if a count is running.
  package var isAdaptive: Bool { fast != slow }
}
