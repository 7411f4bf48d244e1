internal import Delivery
internal import ElectionResults
internal import Logging

/// Runs the clock of one election until cancelled: looks at each moment at which something is due, and whenever a poll has
/// changed what that is.
struct ClockService: Sendable {
  /// How long to wait for the first polls after the start, which may show that nothing is overdue.
  private static let patience = Duration.seconds(120)
  /// The longest sleep: a wall clock that is set forward meanwhile delays nothing by more.
  private static let longestSleep = Duration.seconds(60)

  let clock: ElectionClock
  let firstPolls: FirstPolls
  /// Rung after each poll of the election that changed anything, and after each feed's first.
  let wake = WakeSignal()
  /// Rung when events were recorded.
  let recorded: @Sendable (_ count: Int) -> Void
  let logger: Logger

  init(
    _ clock: ElectionClock, recorded: @escaping @Sendable (_ count: Int) -> Void, logger: Logger
  ) {
    self.clock = clock
    self.recorded = recorded
    self.logger = logger
    firstPolls = FirstPolls(of: clock.feeds.map(\.id))
  }

  /// Notes a poll of a feed, whatever came of it.
  func notePoll(of feed: FeedID) {
    firstPolls.note(feed)
    wake.ring()
  }

  /// Returns when the task is cancelled.
  func run() async {
    let timekeeper = clock.timekeeper
    let latest = timekeeper.now + Self.patience
    while !firstPolls.areDone, timekeeper.now < latest {
      guard await timekeeper.pause(until: latest, orRingOf: wake) else { return }
    }
    var lastFailure: String?
    while !Task.isCancelled {
      do {
        let events = try await clock.tellDue()
        if !events.isEmpty { note(events) }
        lastFailure = nil
        let bound = timekeeper.now + Self.longestSleep
        let moment = try await clock.nextMoment().map { min($0, bound) }
        _ = await timekeeper.pause(until: moment, orRingOf: wake)
      } catch {
        guard !Task.isCancelled else { return }
        if lastFailure != "\(error)" {
          logger.error("election \(clock.election.id): \(error); trying again each second")
        }
        lastFailure = "\(error)"
        _ = await timekeeper.pause(until: timekeeper.now + .seconds(1), orRingOf: wake)
      }
    }
  }

  private func note(_ events: [Event]) {
    for event in events {
      let place = event.text(.contest) ?? event.text(.feed) ?? event.text(.region)
      let subject = place.map { "\($0): " } ?? ""
      logger.notice(
        "election \(clock.election.id): \(subject)\(event.text(.message) ?? event.text(.type) ?? "")"
      )
    }
    recorded(events.count)
  }
}
