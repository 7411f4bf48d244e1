internal import Foundation

/// Where a part of the daemon gets the time from, so that a test or a replay can give it another.
package protocol Timekeeper: Sendable {
  /// The wall time now.
  var now: Timestamp { get }

  /// Time that passes evenly from some moment on, whoever sets the wall clock; while the machine sleeps it passes too.
  var uptime: Duration { get }

  /// Returns at `deadline`, at once if it has passed; throws `CancellationError` when the task is cancelled.
  func sleep(until deadline: Timestamp) async throws
}

/// The machine's clock.
package struct SystemTimekeeper: Timekeeper {
  private let start = ContinuousClock.now

  package init() {}

  package var now: Timestamp { Timestamp(.now) }

  package var uptime: Duration { ContinuousClock.now - start }

  /// Sleeps on the monotonic clock: a wall clock that jumps back meanwhile does not prolong the wait.
  package func sleep(until deadline: Timestamp) async throws {
    let wait = deadline - now
    guard wait > .zero else { return try Task.checkCancellation() }
    try await Task.sleep(for: wait)
  }
}
