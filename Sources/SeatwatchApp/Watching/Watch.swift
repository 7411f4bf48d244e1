package import AlertRules
package import ConfigurationText
package import CurlHTTP
package import Delivery
package import ElectionResults
package import Logging
internal import Polling
internal import ResultDiff
package import Storage

/// Everything that one configuration needs to be watched: feeds, rules and sinks over one store.
package struct Watch: Sendable {
  package let configuration: Configuration
  package let feeds: [WatchedFeed]
  package let pipeline: Pipeline
  package let judge: RuleJudge
  package let workers: [DeliveryWorker]
  package let progress = WatchProgress()
  let timekeeper: any Timekeeper
  let logger: Logger
  /// Rung when events were recorded.
  let recorded = WakeSignal()

  /// Reads secrets, stores baselines that changed, prepares rules and sinks. Nothing runs yet.
  ///
  /// - Throws: ``CommandFailure`` that names what is missing: a secret, a file.
  package init(
    _ configuration: Configuration, store: Store, client: HTTPClient, secrets: SecretSource,
    timekeeper: any Timekeeper, logger: Logger
  ) async throws {
    self.configuration = configuration
    self.timekeeper = timekeeper
    self.logger = logger
    var recorders: [ElectionID: ElectionRecorder] = [:]
    var interpretations: [ElectionID: [String]] = [:]
    for entry in configuration.elections {
      let baseline = try await BaselineCommand.stored(
        entry, in: store, at: timekeeper.now, logger: logger)
      let comparison = ResultsComparison(
        election: entry.election, baseline: baseline.baseline, parties: configuration.parties)
      recorders[entry.election.id] = ElectionRecorder(comparison: comparison, store: store)
      interpretations[entry.election.id] = [
        baseline.sha256, configuration.partiesText, "\(entry.election)",
      ]
    }
    feeds = try configuration.feeds.map { feed in
      try WatchedFeed(feed, interpretedBy: interpretations[feed.election] ?? [], secrets: secrets)
    }
    pipeline = Pipeline(
      store: store, fetcher: Fetcher(client: client, now: { timekeeper.now.date }),
      timekeeper: timekeeper, recorders: recorders)
    judge = try await RuleJudge.begin(
      configuration.rules, store: store,
      conditions: try ConditionDatabase(storePath: store.path),
      silentFeeds: Set(configuration.feeds.filter { $0.firstPoll == .silent }.map(\.id)),
      timekeeper: timekeeper, logger: logger)
    var diagnostics = Diagnostics()
    workers = configuration.sinks.compactMap { definition in
      definition.sink(secrets: secrets, client: client, diagnostics: &diagnostics).map { sink in
        DeliveryWorker(
          id: definition.id, sink: sink, store: store, timekeeper: timekeeper, wake: WakeSignal(),
          logger: logger)
      }
    }
    guard !diagnostics.hasErrors else {
      throw CommandFailure(.configuration, diagnostics.rendered)
    }
  }

  /// Watches until the task is cancelled; open deliveries get three seconds then.
  package func run() async {
    await withTaskGroup { group in
      for worker in workers { group.addTask { await worker.run() } }
      let judging = JudgingService(
        judge: judge, recorded: recorded, alerted: { _ in wakeWorkers() },
        timekeeper: timekeeper, logger: logger)
      group.addTask { await judging.run() }
      for feed in feeds {
        let polling = PollingService(
          feed: feed, pipeline: pipeline, timekeeper: timekeeper, progress: progress,
          recorded: { recorded.ring() }, logger: logger)
        group.addTask { await polling.run() }
      }
    }
  }

  /// Has every sink open its files anew, for logrotate.
  package func reopenSinks() async {
    for worker in workers { await worker.reopen() }
  }

  func wakeWorkers() {
    for worker in workers { worker.wake.ring() }
  }

  /// Such as `3 feeds, 14 rules, 2 sinks`.
  package var summary: String {
    let counts = [
      (configuration.elections.count, "election"), (feeds.count, "feed"),
      (configuration.rules.count, "rule"), (workers.count, "sink"),
    ]
    return counts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}
