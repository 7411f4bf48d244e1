internal import ConfigurationText
internal import ElectionResults
internal import Logging
internal import Polling
internal import Storage

/// All that a process holds open to watch: the store and its lock, and the connections to feeds and receivers.
package final class WatchSession: Sendable {
  /// The configuration with which the session began.
  package let configuration: Configuration
  let context: CommandContext
  let store: Store
  private let lock: StoreLock
  private let clients: HTTPClients
  /// Kept over a reload, so that the limits of hosts hold then too.
  private let budget: HostBudget

  /// Reads the configuration, takes the store's lock, and opens the store.
  ///
  /// - Throws: ``CommandFailure`` that says what is wrong, or who has the lock.
  package init(_ context: CommandContext, configurationPath path: String?) async throws {
    self.context = context
    configuration = try await context.configuration(at: path)
    lock = try context.lock(configuration)
    store = try context.store(configuration)
    clients = HTTPClients()
    let (timekeeper, logger) = (context.timekeeper, context.logger)
    budget = HostBudget(
      now: { timekeeper.now.date },
      sleep: { try await timekeeper.sleep(until: Timestamp($0)) },
      isHeldBack: { host, limit in
        logger.notice(
          "host \(host): feeds wait for their turn, \(limit.most) requests in \(DurationText.text(limit.per))"
        )
      })
  }

  deinit { clients.shutdown() }

  /// Prepares the watch of a configuration; see ``Watch``.
  package func watch(_ configuration: Configuration) async throws -> Watch {
    try await watch(plan(configuration))
  }

  /// Reads a configuration's secrets; see ``WatchPlan``.
  func plan(_ configuration: Configuration) throws -> WatchPlan {
    try WatchPlan(configuration, clients: clients, secrets: context.secrets)
  }

  /// Puts a plan in force in the store; see ``Watch``.
  func watch(_ plan: WatchPlan) async throws -> Watch {
    try await Watch(
      plan, store: store, clients: clients, budget: budget, timekeeper: context.timekeeper,
      logger: context.logger)
  }

  /// Whether everything recorded has been judged, and every alert delivered or given up.
  package func isSettled() async throws -> Bool {
    guard try await store.unjudgedEvents(limit: 1).isEmpty else { return false }
    return try await deliveries { $0.waiting } == 0
  }

  /// Sums a count of deliveries over all sinks.
  func deliveries(_ count: (DeliveryCounts) -> Int) async throws -> Int {
    try await store.deliveryCounts().values.reduce(0) { $0 + count($1) }
  }
}
