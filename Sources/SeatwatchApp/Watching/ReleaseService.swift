internal import Delivery
internal import ElectionResults
internal import Storage

/// Notices what somebody at the desk wants, whichever process they used: has a feed polled at once of which something is to
/// be released, and says when deliveries or rules have to be looked at.
struct ReleaseService: Sendable {
  /// The wait between two looks into the store.
  private static let interval = Duration.milliseconds(500)

  let store: Store
  /// Rung to have a feed polled.
  let wakes: [FeedID: WakeSignal]
  let timekeeper: any Timekeeper
  /// Told when the desk has held or let go a contest, silenced a rule, or withdrawn an alert.
  let deskMoved: @Sendable () -> Void

  /// Returns when the task is cancelled. A request wakes its feed once: should that poll fail, the next ones do it.
  func run() async {
    var last = 0
    var deskVersion: Int?
    while !Task.isCancelled {
      // As below.
      if let version = try? await store.deskVersion(), version != deskVersion {
        if deskVersion != nil { deskMoved() }
        deskVersion = version
      }
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
