internal import Delivery
internal import ElectionResults
internal import Storage

/// Has a feed polled at once when the operator wants something of it released, whichever process the operator used.
struct ReleaseService: Sendable {
  /// The wait between two looks into the store.
  private static let interval = Duration.milliseconds(500)

  let store: Store
  /// Rung to have a feed polled.
  let wakes: [FeedID: WakeSignal]
  let timekeeper: any Timekeeper

  /// Returns when the task is cancelled. A request wakes its feed once: should that poll fail, the next ones do it.
  func run() async {
    var last = 0
    while !Task.isCancelled {
      // A store that does not answer is told by whoever writes to it.
      for request in (try? await store.releaseRequests()) ?? [] where request.number > last {
        last = request.number
        wakes[request.feed]?.ring()
      }
      // Only a cancelled sleep throws: the loop's condition ends it then.
      try? await timekeeper.sleep(until: timekeeper.now + Self.interval)
    }
  }
}
