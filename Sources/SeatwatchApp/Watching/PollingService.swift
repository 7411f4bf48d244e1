internal import ElectionResults
internal import Logging
internal import Polling

/// Polls one feed on its schedule until cancelled.
struct PollingService: Sendable {
  let feed: WatchedFeed
  let pipeline: Pipeline
  let timekeeper: any Timekeeper
  let progress: WatchProgress
  /// Rung when events were recorded.
  let recorded: @Sendable () -> Void
  let logger: Logger

  /// Returns when the task is cancelled. A poll that fails is told, and tried again later each time.
  func run() async {
    let schedule = PollSchedule(every: feed.interval)
    var failures = 0
    var wait = schedule.firstWait(random: .random(in: 0..<1))
    var lastFailure: String?
    var isTesting = false
    while await pause(wait) {
      do {
        let report = try await pipeline.poll(feed)
        if lastFailure != nil { logger.notice("feed \(feed.id): works again") }
        (failures, lastFailure) = (0, nil)
        if report.isTest, !isTesting {
          logger.notice("feed \(feed.id): test figures, left aside until they are marked no more")
        }
        isTesting = report.isChanged ? report.isTest : isTesting
        note(report)
        wait = schedule.wait(freshness: report.freshness, random: .random(in: 0..<1))
      } catch {
        if Task.isCancelled { return }
        failures += 1
        let retryAfter = Freshness(retryAfter: error.retryAfter)
        wait = schedule.wait(
          afterFailures: failures, freshness: retryAfter, random: .random(in: 0..<1))
        if lastFailure != error.description {
          logger.warning("feed \(feed.id): \(error); next poll in \(wait.inWords)")
        }
        lastFailure = error.description
        progress.note(failures: failures, of: feed.id)
      }
    }
  }

  private func note(_ report: PollReport) {
    progress.note(failures: 0, of: feed.id)
    progress.note(events: report.events.count)
    guard !report.events.isEmpty else { return }
    recorded()
    let news = report.events.count.counted("event")
    logger.info("feed \(feed.id): \(news) of \(report.contests.counted("contest"))")
  }

  /// False when the task was cancelled meanwhile.
  private func pause(_ wait: Duration) async -> Bool {
    do {
      try await timekeeper.sleep(until: timekeeper.now + wait)
      return true
    } catch {
      return false
    }
  }
}

extension PollFailure {
  /// What the server asked for; nil when it asked for nothing.
  var retryAfter: Duration? {
    if case .fetch(let error) = self { error.retryAfter } else { nil }
  }
}

extension Duration {
  /// Rounded to a tenth of a second below a minute, otherwise to seconds: `2.5 s`, `90 s`.
  var inWords: String {
    let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
    let rounded = seconds < 60 ? (seconds * 10).rounded() / 10 : seconds.rounded()
    return rounded == rounded.rounded() ? "\(Int(rounded)) s" : "\(rounded) s"
  }
}
