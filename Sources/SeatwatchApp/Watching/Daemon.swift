internal import ElectionResults
internal import Logging
internal import Storage
internal import UnixSignals

/// `seatwatch run`: watches until it is told to stop, and takes up a changed configuration on the way.
package struct Daemon: Sendable {
  /// From SIGTERM to the end. Open deliveries get three seconds of it; whatever hangs longer is left, since what is
  /// committed is committed and what was under way is done again by the next start.
  private static let longestStop = Duration.milliseconds(4500)

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
    let session = try await WatchSession(context, configurationPath: path)
    let watch = try await session.watch(session.configuration)
    var running = RunningWatch(watch)
    context.logger.notice("seatwatch \(seatwatchVersion) watches: \(watch.summary)")
    notifier.send(.ready, .status(watch.progress.summary(feeds: watch.feeds.count)))
    let box = running.box
    let telling = Task { await keepTelling(of: box, in: session) }
    defer { telling.cancel() }
    for await signal in signals {
      guard signal == .sighup else { break }
      notifier.send(.reloading)
      running = await reloaded(running, in: session)
      notifier.send(.ready)
    }
    notifier.send(.stopping, .status("stopping"))
    context.logger.notice("stopping")
    await stop(running)
  }

  /// The watch of the configuration as it is now; the old one goes on when anything is wrong with the new one.
  private func reloaded(_ old: RunningWatch, in session: WatchSession) async -> RunningWatch {
    await old.watch.reopenSinks()
    let plan: WatchPlan
    do {
      let configuration = try await context.configuration(at: path)
      guard configuration.storePath == session.configuration.storePath else {
        throw CommandFailure(.configuration, "`store` can only be changed by a restart")
      }
      plan = try session.plan(configuration)
    } catch {
      context.logger.error("the new configuration is refused, the old one goes on:\n\(error)")
      return old
    }
    // Rules are put in force only when the old ones judge no more: a new rule misses nothing in between.
    await old.stop()
    do {
      let new = try await session.watch(plan)
      let changes = ConfigurationChange(from: old.watch.configuration, to: plan.configuration)
      context.logger.notice("reloaded: \(changes); \(new.summary)")
      return old.replaced(by: new)
    } catch {
      context.logger.error("the store refuses the new configuration, the old one goes on: \(error)")
      return old.replaced(by: old.watch)
    }
  }

  /// Returns when the watch has ended, or after ``longestStop``.
  private func stop(_ running: RunningWatch) async {
    let (ends, end) = AsyncStream.makeStream(of: Bool.self)
    Task {
      await running.stop()
      end.yield(true)
    }
    let timekeeper = context.timekeeper
    let timer = Task {
      try await timekeeper.sleep(until: timekeeper.now + Self.longestStop)
      end.yield(false)
    }
    for await isComplete in ends {
      if !isComplete { context.logger.warning("something did not stop in time and is left") }
      break
    }
    timer.cancel()
  }

  /// Feeds the watchdog as long as the store answers, and keeps the status line true.
  private func keepTelling(of box: RunningWatch.Box, in session: WatchSession) async {
    let interval = min(notifier.watchdogInterval.map { $0 / 3 } ?? .seconds(5), .seconds(5))
    while !Task.isCancelled {
      do {
        let watch = box.watch
        let waiting = try await session.deliveries { $0.waiting }
        let summary = watch.progress.summary(feeds: watch.feeds.count)
        notifier.send(.watchdog, .status("\(summary); \(waiting) deliveries waiting"))
      } catch {
        if !Task.isCancelled { context.logger.error("the store does not answer: \(error)") }
      }
      // Only a cancelled sleep throws: the loop's condition ends it then.
      try? await context.timekeeper.sleep(until: context.timekeeper.now + interval)
    }
  }
}
