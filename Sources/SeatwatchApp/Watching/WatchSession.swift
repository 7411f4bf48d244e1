internal import ConfigurationText
internal import CurlHTTP
internal import Storage

/// A configuration's watch with all that it holds open, for as long as the value lives.
package struct WatchSession: Sendable {
  package let watch: Watch
  let store: Store
  let client: HTTPClient
  private let lock: StoreLock

  /// Reads the configuration, takes the lock, opens the store and prepares the watch.
  ///
  /// - Throws: ``CommandFailure`` that says what is missing.
  package init(_ context: CommandContext, configurationPath path: String?) async throws {
    let configuration = try await context.configuration(at: path)
    lock = try context.lock(configuration)
    store = try context.store(configuration)
    client = context.client()
    watch = try await Watch(
      configuration, store: store, client: client, secrets: context.secrets,
      timekeeper: context.timekeeper, logger: context.logger)
  }

  /// Watches until the task is cancelled.
  package func run() async {
    await watch.run()
    client.shutdown()
  }

  /// Whether everything recorded has been judged, and every alert delivered or given up.
  package func isSettled() async throws -> Bool {
    let unjudged = try await store.unjudgedEvents(limit: 1)
    let waiting = try await store.deliveryCounts().values.contains { $0.waiting > 0 }
    return unjudged.isEmpty && !waiting
  }
}
