internal import ConfigurationText
internal import Delivery
internal import ElectionResults
internal import Logging
internal import Polling
internal import ResultDiff

/// Polls one feed on its schedule until cancelled.
struct PollingService: Sendable {
  let feed: WatchedFeed
  let pipeline: Pipeline
  let budget: HostBudget
  let timekeeper: any Timekeeper
  let progress: WatchProgress
  /// Rung when the feed is to be polled at once.
  let wake: WakeSignal
  /// Rung when events were recorded.
  let recorded: @Sendable () -> Void
  /// Told of each poll, whatever came of it.
  let polled: @Sendable () -> Void
  let logger: Logger

  /// Returns when the task is cancelled. A poll that fails is told, and tried again later each time.
  func run() async {
    let schedule = PollSchedule(pace: feed.pace)
    let hosts = feed.hosts
    var tale = Tale()
    var activity = FeedActivity()
    var wait = schedule.firstWait(random: .random(in: 0..<1))
    while await timekeeper.pause(until: timekeeper.now + wait, orRingOf: wake) {
      var facts = PollSchedule.Circumstances()
      var failure: PollFailure?
      do {
        let report = try await pipeline.poll(feed)
        facts.freshness = report.freshness
        activity.note(report.answer, at: timekeeper.now)
        note(report, in: &tale)
      } catch {
        if Task.isCancelled { return }
        tale.failures += 1
        facts.failures = error.asksForPatience ? tale.failures : 0
        facts.freshness = Freshness(retryAfter: error.retryAfter)
        failure = error
        error.throttlingHost.map(budget.noteComplaint)
        // A failing feed and a held answer are events.
        recorded()
      }
      polled()
      facts.isCounting = await isCounting(&activity, in: &tale)
      facts.isHostThrottled = hosts.contains(where: budget.isThrottled)
      wait = schedule.wait(after: facts, random: .random(in: 0..<1))
      if let failure { note(failure, nextPollIn: wait, in: &tale) }
    }
  }

  /// What was last said of the feed.
  private struct Tale {
    var failures = 0
    /// What was said of a state that lasts; nil when all is well.
    var said: String?
    var leftOut = 0
    var isCounting: Bool?
  }

  /// Looks up whether a count is running, where that decides anything, and tells when it has changed.
  private func isCounting(_ activity: inout FeedActivity, in tale: inout Tale) async -> Bool {
    guard feed.pace.isAdaptive else { return false }
    if activity.progress == nil {
      activity.note(await pipeline.recorders[feed.election]?.progress(of: feed.id))
    }
    let isCounting = activity.isCounting(at: timekeeper.now)
    if tale.isCounting.map({ $0 != isCounting }) ?? isCounting {
      let every = DurationText.text(isCounting ? feed.pace.fast : feed.pace.slow)
      let reason = isCounting ? "a count is running" : "no count is running"
      logger.info("feed \(feed.id): \(reason); polled every \(every)")
    }
    tale.isCounting = isCounting
    return isCounting
  }

  /// Tells why a poll came to nothing, once for each reason.
  private func note(_ failure: PollFailure, nextPollIn wait: Duration, in tale: inout Tale) {
    let key = failure.holdReason.map { Self.held + $0.rawValue } ?? failure.description
    if tale.said != key {
      let throttling = failure.throttlingHost.map {
        "; all feeds of \($0) are polled half as often for \(HostBudget.throttledTime.inWords)"
      }
      logger.warning(
        "feed \(feed.id): \(failure); next poll in \(wait.inWords)\(throttling ?? "")")
    }
    tale.said = key
    progress.note(failures: tale.failures, of: feed.id)
  }

  /// Tells what came of a poll, and of a state that lasts only once.
  private func note(_ report: PollReport, in tale: inout Tale) {
    tale.failures = 0
    progress.note(failures: 0, of: feed.id)
    let said = tale.said
    let state: String?
    switch report.answer {
    case .unchanged(isPublished: true):
      // Caches serve an old copy in turn with the new one.
      state = said.flatMap { $0 == Self.testing || $0.hasPrefix(Self.held) ? $0 : nil }
    case .unchanged(isPublished: false): state = Self.unpublished
    case .test: state = Self.testing
    case .recorded: state = nil
    }
    if let state, state != said {
      logger.notice("feed \(feed.id): \(state)")
    } else if state == nil, said != nil {
      logger.notice("feed \(feed.id): works again")
    }
    tale.said = state
    if case .recorded(let contests, _) = report.answer {
      noteLeftOut(report.leftOut, of: contests + report.leftOut, in: &tale)
    }
    guard !report.events.isEmpty else { return }
    progress.note(events: report.events.count)
    recorded()
    for event in report.events { noteHold(event) }
    guard case .recorded(let contests, let events) = report.answer else { return }
    let news = events.count.counted("event")
    logger.info("feed \(feed.id): \(news) of \(contests.counted("contest"))")
  }

  /// Tells how much `only` leaves out, when that has changed.
  private func noteLeftOut(_ count: Int, of contests: Int, in tale: inout Tale) {
    if count == contests, count > 0 {
      if tale.leftOut != count {
        logger.warning("feed \(feed.id): none of its \(contests.counted("contest")) is in `only`")
      }
    } else if tale.leftOut != count {
      logger.info("feed \(feed.id): \(count) of \(contests.counted("contest")) left out by `only`")
    }
    tale.leftOut = count
  }

  /// Tells a contest that is held back, or let through.
  private func noteHold(_ event: Event) {
    guard let contest = event.text(.contestName) ?? event.text(.contest) else { return }
    let message = "feed \(feed.id): \(contest): \(event.text(.message) ?? "")"
    switch event.type {
    case .feedSuspect: logger.warning("\(message)")
    case .feedReleased: logger.notice("\(message)")
    default: break
    }
  }

  private static let testing = "test figures, left aside until they are marked no more"
  private static let held = "held back: "
  private static let unpublished =
    "none of its files is published yet; if they should be, check its url"
}

extension Duration {
  /// Rounded to a tenth of a second below a minute, otherwise to seconds: `2.5 s`, `90 s`.
  var inWords: String {
    let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
    let rounded = seconds < 60 ? (seconds * 10).rounded() / 10 : seconds.rounded()
    return rounded == rounded.rounded() ? "\(Int(rounded)) s" : "\(rounded) s"
  }
}
