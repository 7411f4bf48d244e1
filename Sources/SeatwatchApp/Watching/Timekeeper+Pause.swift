internal import Delivery
internal import ElectionResults

extension Timekeeper {
  /// Returns at a moment, or as soon as the signal is rung; false when the task was cancelled meanwhile.
  ///
  /// - Parameter moment: Nil to wait for the signal alone.
  func pause(until moment: Timestamp?, orRingOf signal: WakeSignal) async -> Bool {
    await withTaskGroup(of: Void.self) { group in
      if let moment {
        // Only a cancelled sleep throws: what is returned says so.
        group.addTask { try? await sleep(until: moment) }
      }
      group.addTask { await signal.wait() }
      await group.next()
      group.cancelAll()
      return !Task.isCancelled
    }
  }
}
