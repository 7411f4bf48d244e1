package import AlertRules
internal import ConfigurationText
package import Delivery
internal import ElectionResults
internal import Logging
internal import Polling
internal import ResultDiff
internal import Storage

/// Everything that one configuration needs to be watched: feeds, rules and sinks over one store.
package struct Watch: Sendable {
  package let configuration: Configuration
  package let feeds: [WatchedFeed]
  package let pipeline: Pipeline
  package let judge: RuleJudge
  package let workers: [DeliveryWorker]
  package let progress = WatchProgress()
  let archive: BodyArchive
  let budget: HostBudget
  let timekeeper: any Timekeeper
  let logger: Logger
  private let releases: ReleaseService
  /// One for each election that has anything to watch for.
  package let clocks: [ElectionClock]
  /// Rung when events were recorded.
  let recorded = WakeSignal()

  /// Stores baselines that changed and puts the rules in force: a new rule sees the events from now on. Nothing runs yet.
  init(
    _ plan: WatchPlan, store: Store, clients: HTTPClients, budget: HostBudget,
    timekeeper: any Timekeeper, logger: Logger
  ) async throws {
    configuration = plan.configuration
    self.budget = budget
    budget.limit(configuration.hosts)
    archive = BodyArchive(configuration.archive, timekeeper: timekeeper, logger: logger)
    self.timekeeper = timekeeper
    self.logger = logger
    workers = plan.sinks.map {
      DeliveryWorker(
        id: $0.id, sink: $0.sink, store: store, timekeeper: timekeeper, wake: WakeSignal(),
        logger: logger)
    }
    var recorders: [ElectionID: ElectionRecorder] = [:]
    var interpretations: [ElectionID: [String]] = [:]
    let accepting = Set(configuration.feeds.filter(\.acceptsTests).map(\.id))
    for entry in configuration.electionsInOrder {
      let baseline = try await BaselineCommand.stored(
        entry, of: configuration, in: store, at: timekeeper.now, logger: logger)
      for election in [entry.election, entry.election.ofTests(shownBy: accepting)]
      where !election.id.isOfTests || !election.feeds.isEmpty {
        recorders[election.id] = try await Self.recorder(
          of: election, in: entry, baseline: baseline.baseline,
          crosswalk: configuration.crosswalk, store: store, logger: logger)
      }
      interpretations[entry.election.id] = [
        baseline.sha256, configuration.partiesText, entry.election.interpretation,
        configuration.crosswalk.interpretation,
      ]
    }
    feeds = zip(configuration.feeds, plan.sources).map { feed, source in
      WatchedFeed(feed, source: source, interpretedBy: interpretations[feed.election] ?? [])
    }
    let (feeds, logger) = (feeds, logger)
    clocks = configuration.elections.compactMap { entry in
      recorders[entry.election.id].map { recorder in
        ElectionClock(
          election: entry.election, recorder: recorder,
          feeds: feeds.filter { $0.election == entry.election.id }, store: store,
          timekeeper: timekeeper)
      }
    }.filter(\.isNeeded)
    releases = ReleaseService(
      store: store,
      wakes: Dictionary(feeds.map { ($0.id, WakeSignal()) }, uniquingKeysWith: { $1 }),
      timekeeper: timekeeper,
      deskMoved: { [workers, recorded] in
        recorded.ring()
        for worker in workers { worker.wake.ring() }
      })
    pipeline = Pipeline(
      memory: FeedMemory(
        store: store, timekeeper: timekeeper,
        elections: configuration.elections.map(\.election)),
      fetcher: Fetcher(client: clients.feeds, budget: budget, now: { timekeeper.now.date }),
      archive: archive, timekeeper: timekeeper, recorders: recorders)
    judge = try await RuleJudge.begin(
      configuration.rules, store: store,
      conditions: try ConditionDatabase(storePath: store.path),
      catchingUp: configuration.catchingUp,
      timekeeper: timekeeper, logger: logger)
  }

  /// Watches until the task is cancelled; open deliveries get three seconds then.
  package func run() async {
    await withTaskGroup { group in
      for worker in workers { group.addTask { await worker.run() } }
      let judging = JudgingService(
        judge: judge, recorded: recorded, alerted: { _ in wakeWorkers() },
        timekeeper: timekeeper, logger: logger)
      group.addTask { await judging.run() }
      group.addTask { await archive.run() }
      group.addTask { await releases.run() }
      let marks = WatchMarkService(
        successes: pipeline.memory.successes, timekeeper: timekeeper, logger: logger)
      group.addTask { await marks.run() }
      let clocks = clocks.map { clock in
        ClockService(clock, recorded: noteEvents, logger: logger)
      }
      for clock in clocks { group.addTask { await clock.run() } }
      for feed in feeds {
        let clock = clocks.first { $0.clock.election.id == feed.election }
        let polling = PollingService(
          feed: feed, pipeline: pipeline, budget: budget, timekeeper: timekeeper,
          progress: progress, wake: releases.wakes[feed.id] ?? WakeSignal(),
          recorded: { recorded.ring() }, polled: { clock?.notePoll(of: feed.id) },
          logger: logger)
        group.addTask { await polling.run() }
      }
    }
  }

  private func noteEvents(_ count: Int) {
    progress.note(events: count)
    recorded.ring()
  }

  /// Tells the store when the feeds were last seen, for whoever polls them next.
  package func markSuccesses() async throws {
    _ = try await pipeline.memory.successes.mark(ifOlderThan: .zero)
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
    return counts.map { $0.counted($1) }.joined(separator: ", ")
  }
}
