package import ElectionResults

/// When a delivery that failed is tried again, and when it is given up.
package enum RetrySchedule {
  /// Waits after the first, second … failed attempt; after the last of them ``steadyWait`` repeats.
  static let waits: [Duration] = [
    .seconds(1), .seconds(2), .seconds(5), .seconds(10), .seconds(30), .seconds(60),
    .seconds(5 * 60), .seconds(30 * 60), .seconds(2 * 3600),
  ]
  static let steadyWait = Duration.seconds(6 * 3600)
  /// From the first due time to the last attempt.
  static let giveUpAfter = Duration.seconds(72 * 3600)
  /// The longest wait that a receiver can ask for; a longer one is a slip that would stop the sink.
  static let longestAskedWait = Duration.seconds(6 * 3600)
  /// How many answers that reject an alert make it dead.
  static let rejectionLimit = 3

  /// Returns the time of the next attempt; nil when the delivery is given up.
  ///
  /// The last attempt comes ``giveUpAfter`` after `firstDueAt`, however the waits fall.
  ///
  /// - Parameters:
  ///   - failures: Failed attempts so far, this one included; at least 1.
  ///   - rejections: How many of them were rejections, this one included.
  ///   - chance: From 0 to 1. A wait of the schedule becomes up to 10 % shorter or longer by it;
  ///     a wait that the receiver asked for becomes only longer.
  package static func nextAttempt(
    after decision: DeliveryFailure.Decision, failures: Int, rejections: Int,
    firstDueAt: Timestamp, now: Timestamp, chance: Double
  ) -> Timestamp? {
    let end = firstDueAt + giveUpAfter
    let isRejected = decision == .reject && rejections >= rejectionLimit
    guard decision != .disable, !isRejected, now < end else { return nil }
    return min(now + wait(after: decision, failures: failures, chance: chance), end)
  }

  private static func wait(
    after decision: DeliveryFailure.Decision, failures: Int, chance: Double
  ) -> Duration {
    if case .retryAfter(let asked) = decision {
      return min(max(asked, .seconds(1)), longestAskedWait) * (1 + 0.1 * chance)
    }
    let index = max(failures, 1) - 1
    let wait = index < waits.count ? waits[index] : steadyWait
    return wait * (0.9 + 0.2 * chance)
  }
}
