import Synchronization

/// An event loop that begins with its first use.
final class LateEventLoop: Sendable {
  private struct State {
    var loop: EventLoop?
    var isStopped = false
  }

  private let settings: TransferSettings
  private let state = Mutex(State())

  init(_ settings: TransferSettings) {
    self.settings = settings
  }

  /// The loop; nil once it was stopped.
  func started() -> EventLoop? {
    state.withLock { state in
      guard !state.isStopped else { return nil }
      let loop = state.loop ?? EventLoop(settings)
      state.loop = loop
      return loop
    }
  }

  /// Ends the loop if there is one, for good, as soon as it comes to that.
  func stop() {
    let loop = state.withLock { state in
      state.isStopped = true
      defer { state.loop = nil }
      return state.loop
    }
    loop?.stop(waiting: false)
  }
}
