internal import ConfigurationText
internal import CurlHTTP
internal import ElectionResults
internal import Logging
internal import Storage
internal import UnixSignals

/// `seatwatch run`: watches until it is told to stop, and takes up a changed configuration on the way.
package struct Daemon: Sendable {
  private let context: CommandContext
  private let notifier: SystemdNotifier
  private let path: String?

  /// - Parameter path: The configuration; nil for the standard places.
  package init(_ context: CommandContext, configurationPath path: String?) {
    self.context = context
    self.path = path
    notifier = SystemdNotifier(environment: context.environment)
  }

  /// Returns after SIGTERM or SIGINT.
  ///
  /// - Throws: ``CommandFailure`` when the daemon cannot start.
  package func run() async throws {
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
    let configuration = try await context.configuration(at: path)
    let lock = try context.lock(configuration)
    let store = try context.store(configuration)
    let client = context.client()
    defer { client.shutdown() }
    let secrets = context.secrets
    let watch = try await watch(configuration, store: store, client: client, secrets: secrets)
    var running = RunningWatch(watch)
    context.logger.notice("seatwatch \(seatwatchVersion) watches: \(watch.summary)")
    notifier.send(.ready, .status(watch.progress.summary(feeds: watch.feeds.count)))
    let box = running.box
    let beat = Task { await keepTelling(of: box) }
    defer { beat.cancel() }
    for await signal in signals {
      guard signal == .sighup else { break }
      notifier.send(.reloading)
      running = await reloaded(running, store: store, client: client, secrets: secrets)
      notifier.send(.ready)
    }
    notifier.send(.stopping, .status("stopping"))
    context.logger.notice("stopping")
    await running.stop()
    withExtendedLifetime(lock) {}
  }

  private func watch(
    _ configuration: Configuration, store: Store, client: HTTPClient, secrets: SecretSource
  ) async throws -> Watch {
    try await Watch(
      configuration, store: store, client: client, secrets: secrets,
      timekeeper: context.timekeeper, logger: context.logger)
  }

  /// The watch of the configuration as it is now; the old one goes on when anything is wrong with the new one.
  private func reloaded(
    _ old: RunningWatch, store: Store, client: HTTPClient, secrets: SecretSource
  ) async -> RunningWatch {
    await old.watch.reopenSinks()
    do {
      let configuration = try await context.configuration(at: path)
      guard configuration.storePath == old.watch.configuration.storePath else {
        throw CommandFailure(.configuration, "`store` can only be changed by a restart")
      }
      let new = try await watch(configuration, store: store, client: client, secrets: secrets)
      await old.stop()
      let changes = ConfigurationChange(from: old.watch.configuration, to: configuration)
      context.logger.notice("reloaded: \(changes); \(new.summary)")
      return old.replaced(by: new)
    } catch {
      context.logger.error(
        "the new configuration is refused, the old one goes on:\n\(error)")
      return old
    }
  }

  /// Feeds the watchdog as long as the store answers, and keeps the status line true.
  private func keepTelling(of box: RunningWatch.Box) async {
    let interval = min(notifier.watchdogInterval.map { $0 / 3 } ?? .seconds(5), .seconds(5))
    while !Task.isCancelled {
      do {
        let watch = box.watch
        let counts = try await watch.pipeline.store.deliveryCounts().values
        let waiting = counts.reduce(0) { $0 + $1.waiting }
        let summary = watch.progress.summary(feeds: watch.feeds.count)
        notifier.send(.watchdog, .status("\(summary); \(waiting) deliveries waiting"))
        try await context.timekeeper.sleep(until: context.timekeeper.now + interval)
      } catch is CancellationError {
        return
      } catch {
        context.logger.error("the store does not answer: \(error)")
        // Only a cancelled sleep throws: the loop's condition ends it then.
        try? await context.timekeeper.sleep(until: context.timekeeper.now + interval)
      }
    }
  }
}
