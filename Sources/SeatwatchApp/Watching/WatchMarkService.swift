internal import ElectionResults
internal import Logging

/// Tells the store when feeds were last seen, so that a restart knows for how long nobody has watched: also after hours in
/// which no feed said anything new.
struct WatchMarkService: Sendable {
  /// How far the store lags behind at most, and the shortest time between two marks.
  static let interval = Duration.seconds(60)
  /// The wait between two looks at what there is to mark. A daemon that is started again and again gets to it too.
  private static let look = Duration.seconds(5)

  let successes: LastSuccesses
  let timekeeper: any Timekeeper
  let logger: Logger

  /// Returns when the task is cancelled, after a last mark.
  func run() async {
    var next = timekeeper.uptime
    while !Task.isCancelled {
      // Only a cancelled sleep throws: the loop's condition ends it then.
      try? await timekeeper.sleep(until: timekeeper.now + Self.look)
      guard !Task.isCancelled, timekeeper.uptime >= next else { continue }
      if await mark(ifOlderThan: Self.interval) { next = timekeeper.uptime + Self.interval }
    }
    // What is cancelled may not write any more.
    _ = await Task { await mark(ifOlderThan: .zero) }.value
  }

  /// Whether the store was told of anything, or refused to be.
  private func mark(ifOlderThan age: Duration) async -> Bool {
    do {
      return try await successes.mark(ifOlderThan: age)
    } catch {
      logger.warning("when feeds were last seen could not be stored: \(error)")
      return true
    }
  }
}
