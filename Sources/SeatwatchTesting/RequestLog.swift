import Synchronization

/// What a server has seen so far, with waiting for more.
final class RequestLog: Sendable {
  /// A snapshot of the log.
  struct Contents: Sendable {
    var requests: [ReceivedRequest] = []
    var connections = 0
    /// Connections that the client closed.
    var closedByClient = 0
  }

  private struct Waiter {
    let isSatisfied: @Sendable (Contents) -> Bool
    let continuation: CheckedContinuation<Contents?, Never>
  }

  private struct State {
    var contents = Contents()
    var waiters: [Int: Waiter] = [:]
    var cancelled: Set<Int> = []
    var nextWaiter = 0
  }

  private let state = Mutex(State())

  var contents: Contents {
    state.withLock { $0.contents }
  }

  /// Changes the log and resumes whoever waited for that.
  func update<Value: Sendable>(_ change: @Sendable (inout Contents) -> Value) -> Value {
    let (value, contents, satisfied) = state.withLock { state in
      let value = change(&state.contents)
      let satisfied = state.waiters.filter { $0.value.isSatisfied(state.contents) }
      for waiter in satisfied { state.waiters[waiter.key] = nil }
      return (value, state.contents, satisfied.map { $0.value.continuation })
    }
    for continuation in satisfied { continuation.resume(returning: contents) }
    return value
  }

  /// Waits until the log is as wanted; throws ``ScriptedServer/Timeout`` when that takes too long.
  func wait(
    for claim: String, within limit: Duration,
    until isSatisfied: @escaping @Sendable (Contents) -> Bool
  ) async throws -> Contents {
    try await withThrowingTaskGroup(of: Contents.self) { group in
      group.addTask {
        guard let contents = await self.contents(when: isSatisfied) else {
          throw CancellationError()
        }
        return contents
      }
      group.addTask {
        try await Task.sleep(for: limit)
        throw ScriptedServer.Timeout(claim: claim, limit: limit)
      }
      defer { group.cancelAll() }
      guard let contents = try await group.next() else { throw CancellationError() }
      return contents
    }
  }

  /// Returns nil when the task is cancelled first.
  private func contents(when isSatisfied: @escaping @Sendable (Contents) -> Bool) async -> Contents?
  {
    let number = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        wait(number, Waiter(isSatisfied: isSatisfied, continuation: continuation))
      }
    } onCancel: {
      cancel(number)
    }
  }

  private func wait(_ number: Int, _ waiter: Waiter) {
    let (isOver, contents) = state.withLock { state -> (Bool, Contents?) in
      if state.cancelled.remove(number) != nil { return (true, nil) }
      if waiter.isSatisfied(state.contents) { return (true, state.contents) }
      state.waiters[number] = waiter
      return (false, nil)
    }
    if isOver { waiter.continuation.resume(returning: contents) }
  }

  private func cancel(_ number: Int) {
    let waiter = state.withLock { state in
      let waiter = state.waiters.removeValue(forKey: number)
      if waiter == nil { state.cancelled.insert(number) }
      return waiter
    }
    waiter?.continuation.resume(returning: nil)
  }
}
