internal import Synchronization

/// Says "look now" to whoever waits for it; says nothing about what there is to see.
///
/// Rings that nobody waits for count as one and are heard by the next who waits.
package final class WakeSignal: Sendable {
  private struct State {
    var isRung = false
    var nextNumber = 0
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  /// Wakes all who wait, or the next who will.
  package func ring() {
    let waiters = state.withLock { state in
      defer { state.waiters = [:] }
      state.isRung = state.waiters.isEmpty
      return state.waiters.values.map { $0 }
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Returns at the next ring, at once if one went unheard, and soon after the task is cancelled.
  package func wait() async {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if !enters(continuation, as: number) { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
    }
  }

  /// Makes the continuation wait; false when there is nothing to wait for.
  private func enters(_ continuation: CheckedContinuation<Void, Never>, as number: Int) -> Bool {
    state.withLock { state in
      if state.isRung || Task.isCancelled {
        if !Task.isCancelled { state.isRung = false }
        return false
      }
      state.waiters[number] = continuation
      return true
    }
  }
}
