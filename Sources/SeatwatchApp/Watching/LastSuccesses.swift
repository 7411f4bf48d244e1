internal import ElectionResults
internal import Storage
internal import Synchronization

/// When each feed was last polled with success in this process: an answer without news is one, and nothing of it is stored.
///
/// Measured on a clock that nobody sets: a wall clock that jumps neither makes a gap nor hides one. What a restart has to
/// know goes to the store from time to time, by ``mark(ifOlderThan:)``.
final class LastSuccesses: Sendable {
  private struct Success {
    let uptime: Duration
    /// The one that the store knows of; nil when it is none that can be believed.
    var marked: Duration?

    /// Whether the store knows only of one that is older, and by so much.
    func isAhead(by age: Duration) -> Bool { marked.map { uptime - $0 > age } ?? true }
  }

  private let store: Store
  private let timekeeper: any Timekeeper
  private let successes = Mutex<[FeedID: Success]>([:])

  init(store: Store, timekeeper: any Timekeeper) {
    self.store = store
    self.timekeeper = timekeeper
  }

  /// Notes that a feed was polled with success just now.
  ///
  /// - Parameter marked: What the store knew of before.
  func note(_ feed: FeedID, marked: Timestamp?) {
    let uptime = timekeeper.uptime
    let age = marked.map { timekeeper.now - $0 }
    successes.withLock {
      // A mark of the future was made before the clock was set back.
      $0[feed] = Success(uptime: uptime, marked: age.flatMap { $0 >= .zero ? uptime - $0 : nil })
    }
  }

  /// The moment of a feed's last success, by the wall clock as it is set now; nil when there was none in this process.
  func moment(of feed: FeedID) -> Timestamp? {
    successes.withLock { $0[feed] }.map { moment(at: $0.uptime) }
  }

  /// Tells the store of all successes, if it lags behind with any.
  ///
  /// - Parameter age: How far the store may lag behind.
  /// - Returns: Whether it did.
  func mark(ifOlderThan age: Duration) async throws -> Bool {
    let current = successes.withLock { $0 }
    guard current.values.contains(where: { $0.isAhead(by: age) }) else { return false }
    let ahead = current.filter { $0.value.isAhead(by: .zero) }
    try await store.mark(successes: ahead.mapValues { moment(at: $0.uptime) })
    successes.withLock { successes in
      for (feed, success) in ahead { successes[feed]?.marked = success.uptime }
    }
    return true
  }

  private func moment(at uptime: Duration) -> Timestamp {
    timekeeper.now + (uptime - timekeeper.uptime)
  }
}
