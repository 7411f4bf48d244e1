package import Foundation
import Synchronization

/// What all feeds together may ask of each host, and which hosts have complained.
///
/// A request takes the next place that the host's limit leaves and waits for its moment: in the order of asking, and
/// nothing is dropped. In any span of a limit's length no more begin than it allows. Redirects are not counted.
package final class HostBudget: Sendable {
  /// For how long a host that said it was asked too often is asked half as often.
  package static let throttledTime: Duration = .seconds(600)

  private struct State {
    var limits: [String: RequestLimit] = [:]
    var queues: [String: RequestQueue] = [:]
    var complaints: [String: Date] = [:]
    /// The hosts whose limit has made somebody wait, and that was told.
    var told: Set<String> = []
  }

  private let state = Mutex(State())
  private let now: @Sendable () -> Date
  private let sleep: @Sendable (Date) async throws -> Void
  private let isHeldBack: @Sendable (String, RequestLimit) -> Void

  /// Creates a budget without limits.
  ///
  /// - Parameters:
  ///   - sleep: Returns at a time; throws when the task is cancelled.
  ///   - isHeldBack: Told of a host the first time that its limit makes a request wait.
  package init(
    now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (Date) async throws -> Void,
    isHeldBack: @escaping @Sendable (String, RequestLimit) -> Void = { _, _ in }
  ) {
    self.now = now
    self.sleep = sleep
    self.isHeldBack = isHeldBack
  }

  /// Puts limits in force, by host in lower case, in the place of all others. What was asked already counts.
  package func limit(_ limits: [String: RequestLimit]) {
    state.withLock { state in
      state.limits = limits
      state.told = []
    }
  }

  /// Returns when a request to the host may begin; at once when the host has no limit.
  ///
  /// - Throws: What `sleep` throws when the task is cancelled; the place is given back then.
  package func turn(at host: String) async throws {
    let host = host.lowercased()
    let now = now()
    let (moment, telling) = state.withLock { state -> (Date, RequestLimit?) in
      guard let limit = state.limits[host] else { return (now, nil) }
      let moment = state.queues[host, default: RequestQueue()].place(in: limit, now: now)
      let isNews = moment > now && state.told.insert(host).inserted
      return (moment, isNews ? limit : nil)
    }
    if let telling { isHeldBack(host, telling) }
    guard moment > now else { return }
    do {
      try await sleep(moment)
    } catch {
      state.withLock { $0.queues[host]?.giveBack(moment) }
      throw error
    }
  }

  /// Notes that a host has said that it is asked too often.
  package func noteComplaint(of host: String) {
    let now = now()
    state.withLock { $0.complaints[host.lowercased()] = now }
  }

  /// Whether a host has complained within ``throttledTime``.
  package func isThrottled(_ host: String) -> Bool {
    let now = now()
    return state.withLock { state in
      guard let complaint = state.complaints[host.lowercased()] else { return false }
      // A clock that was set back makes nobody wait longer.
      return abs(now.timeIntervalSince(complaint)) < Double(Self.throttledTime.components.seconds)
    }
  }
}
