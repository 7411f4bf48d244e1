package import ElectionResults
import Synchronization

/// A clock that stands still until a test moves it.
///
/// No sleep takes real time: a sleeper wakes when ``advance(by:)`` brings its moment.
package final class ManualTimekeeper: Timekeeper {
  private struct Sleeper {
    let deadline: Timestamp
    let continuation: CheckedContinuation<Bool, Never>
  }

  /// Nobody slept as a test expected.
  package struct Timeout: Error, CustomStringConvertible {
    let claim: String
    let deadlines: [Timestamp]

    package var description: String { "\(claim); sleeping until \(deadlines)" }
  }

  /// How long a test waits, in real time, for what should come at once.
  private static let patience = Duration.seconds(20)

  private struct Watcher {
    let isReached: @Sendable ([Timestamp]) -> Bool
    let continuation: CheckedContinuation<Bool, Never>
  }

  private struct State {
    var now: Timestamp
    var uptime = Duration.zero
    var nextNumber = 0
    var sleepers: [Int: Sleeper] = [:]
    var watchers: [Int: Watcher] = [:]

    var deadlines: [Timestamp] { sleepers.values.map { $0.deadline } }
  }

  private let state: Mutex<State>

  /// - Parameter now: The time at first; by default the morning after Hartlepool's by-election.
  package init(now: Timestamp = Timestamp(milliseconds: 1_620_367_800_000)) {
    state = Mutex(State(now: now))
  }

  package var now: Timestamp { state.withLock { $0.now } }

  /// How far the time was moved on; setting the clock counts for nothing.
  package var uptime: Duration { state.withLock { $0.uptime } }

  /// The moments that tasks sleep for, earliest first.
  package var deadlines: [Timestamp] {
    state.withLock { $0.deadlines.sorted() }
  }

  package func sleep(until deadline: Timestamp) async throws {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    let isAwake = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        enter(Sleeper(deadline: deadline, continuation: continuation), as: number)
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: number) }?
        .continuation.resume(returning: false)
    }
    guard isAwake else { throw CancellationError() }
  }

  /// Waits until a task sleeps for just this moment, then moves the time there.
  package func advance(to moment: Timestamp) async throws {
    try await sleeper(until: moment)
    advanceNow(by: moment - now)
  }

  /// Waits until so many tasks sleep, then moves the time on and wakes those whose moment has come.
  package func advance(by duration: Duration, whenAsleep count: Int = 1) async throws {
    try await sleepers(count: count)
    advanceNow(by: duration)
  }

  /// Sets the clock back, as an administrator does: who sleeps, sleeps no longer for it.
  package func setBack(by duration: Duration) { set(by: .zero - duration) }

  /// Sets the clock forward, or back when negative: who sleeps, sleeps neither longer nor shorter for it.
  package func set(by shift: Duration) {
    state.withLock { state in
      state.now = state.now + shift
      state.sleepers = state.sleepers.mapValues {
        Sleeper(deadline: $0.deadline + shift, continuation: $0.continuation)
      }
    }
  }

  /// Moves the time on at once, whoever sleeps.
  package func advanceNow(by duration: Duration) {
    let due = state.withLock { state in
      state.now = state.now + duration
      state.uptime += duration
      let due = state.sleepers.filter { $0.value.deadline <= state.now }
      for sleeper in due { state.sleepers[sleeper.key] = nil }
      return due.values.sorted { $0.deadline < $1.deadline }
    }
    for sleeper in due { sleeper.continuation.resume(returning: true) }
  }

  /// Returns when at least so many tasks sleep; throws ``Timeout`` when they do not.
  package func sleepers(count: Int) async throws {
    try await wait(for: "fewer than \(count) tasks sleep") { $0.count >= count }
  }

  /// Returns when a task sleeps for just this moment; throws ``Timeout`` when none does.
  package func sleeper(until moment: Timestamp) async throws {
    try await wait(for: "no task sleeps until \(moment)") { $0.contains(moment) }
  }

  private func wait(
    for claim: String, until isReached: @escaping @Sendable ([Timestamp]) -> Bool
  ) async throws {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    let watchdog = Task {
      try await Task.sleep(for: Self.patience)
      state.withLock { $0.watchers.removeValue(forKey: number) }?
        .continuation.resume(returning: false)
    }
    defer { watchdog.cancel() }
    let isOver = await withCheckedContinuation { continuation in
      watch(Watcher(isReached: isReached, continuation: continuation), as: number)
    }
    guard isOver else { throw Timeout(claim: claim, deadlines: deadlines) }
  }

  private func watch(_ watcher: Watcher, as number: Int) {
    let isOver = state.withLock { state in
      if watcher.isReached(state.deadlines) { return true }
      state.watchers[number] = watcher
      return false
    }
    if isOver { watcher.continuation.resume(returning: true) }
  }

  private func enter(_ sleeper: Sleeper, as number: Int) {
    let (result, watchers) = state.withLock { state in
      if Task.isCancelled { return (false as Bool?, [Watcher]()) }
      if sleeper.deadline <= state.now { return (true, []) }
      state.sleepers[number] = sleeper
      let deadlines = state.deadlines
      let reached = state.watchers.filter { $0.value.isReached(deadlines) }
      for watcher in reached { state.watchers[watcher.key] = nil }
      return (nil, reached.values.map { $0 })
    }
    if let result { sleeper.continuation.resume(returning: result) }
    for watcher in watchers { watcher.continuation.resume(returning: true) }
  }
}
