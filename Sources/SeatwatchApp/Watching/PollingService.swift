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
    var said: String?
    while await pause(wait) {
      do {
        let report = try await pipeline.poll(feed)
        failures = 0
        note(report, after: &said)
        wait = schedule.wait(freshness: report.freshness, random: .random(in: 0..<1))
      } catch {
        if Task.isCancelled { return }
        failures += 1
        wait = schedule.wait(
          afterFailures: error.asksForPatience ? failures : 0,
          freshness: Freshness(retryAfter: error.retryAfter), random: .random(in: 0..<1))
        let key = error.isHold ? Self.held : error.description
        if said != key {
          logger.warning("feed \(feed.id): \(error); next poll in \(wait.inWords)")
        }
        said = key
        progress.note(failures: failures, of: feed.id)
      }
    }
  }

  /// Tells what came of a poll, and of a state that lasts only once.
  ///
  /// - Parameter said: What was last said of a lasting state; nil when all is well.
  private func note(_ report: PollReport, after said: inout String?) {
    progress.note(failures: 0, of: feed.id)
    let state: String?
    switch report.answer {
    case .unchanged(isPublished: true):
      state = said.flatMap { [Self.testing, Self.held].contains($0) ? $0 : nil }
    case .unchanged(isPublished: false): state = Self.unpublished
    case .test: state = Self.testing
    case .recorded: state = nil
    }
    if let state, state != said {
      logger.notice("feed \(feed.id): \(state)")
    } else if state == nil, said != nil {
      logger.notice("feed \(feed.id): works again")
    }
    said = state
    guard case .recorded(let contests, let events) = report.answer, !events.isEmpty else { return }
    progress.note(events: events.count)
    recorded()
    let news = events.count.counted("event")
    logger.info("feed \(feed.id): \(news) of \(contests.counted("contest"))")
  }

  private static let testing = "test figures, left aside until they are marked no more"
  private static let held = "an earlier copy, held back"
  private static let unpublished =
    "none of its files is published yet; if they should be, check its url"

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
