import Polling
import Testing

@Suite("poll schedule")
struct PollScheduleTests {
  @Test(
    "the interval moves by a tenth either way",
    arguments: [(0.0, 9.0), (0.5, 10.0), (1.0, 11.0), (-1.0, 9.0), (7.0, 11.0)])
  func jitter(random: Double, seconds: Double) {
    let wait = PollSchedule(every: .seconds(10)).wait(random: random)
    #expect(wait.isClose(to: seconds))
  }

  @Test(
    "the first poll comes within the interval and within ten seconds",
    arguments: [(5, 0.0, 0.0), (5, 0.5, 2.5), (10, 1.0, 10.0), (600, 0.5, 5.0)])
  func firstWait(every: Int, random: Double, seconds: Double) {
    let wait = PollSchedule(every: .seconds(every)).firstWait(random: random)
    #expect(wait.isClose(to: seconds))
  }

  @Test(
    "each failure doubles the wait up to five minutes",
    arguments: [
      (0, 10.0), (1, 20.0), (2, 40.0), (4, 160.0), (5, 300.0), (6, 300.0), (1_000_000, 300.0),
      (-1, 10.0),
    ])
  func backoff(failures: Int, seconds: Double) {
    let wait = PollSchedule(every: .seconds(10)).wait(after: .init(failures: failures), random: 0.5)
    #expect(wait.isClose(to: seconds))
  }

  @Test("an interval above five minutes does not grow with failures")
  func longInterval() {
    let wait = PollSchedule(every: .seconds(900)).wait(after: .init(failures: 3), random: 0.5)
    #expect(wait.isClose(to: 900))
  }

  @Test(
    "Retry-After is never shortened, and honoured up to an hour",
    arguments: [(5, 9.0), (60, 60.0), (3_600, 3_600.0), (86_400, 3_600.0)])
  func retryAfter(asked: Int, seconds: Double) {
    let freshness = Freshness(retryAfter: .seconds(asked))
    let wait = PollSchedule(every: .seconds(10)).wait(after: .init(freshness: freshness), random: 0)
    #expect(wait.isClose(to: seconds))
  }

  @Test("after failures the longer of backoff and Retry-After counts")
  func retryAfterFailures() {
    let freshness = Freshness(retryAfter: .seconds(60))
    let schedule = PollSchedule(every: .seconds(10))
    let waits = [1, 4].map { failures in
      schedule.wait(after: .init(failures: failures, freshness: freshness), random: 0.5)
    }
    #expect(waits[0].isClose(to: 60))
    #expect(waits[1].isClose(to: 160))
  }

  @Test(
    "a fresh answer is not asked for again, for at most five minutes",
    arguments: [(0, 9.0), (5, 9.0), (60, 60.0), (300, 300.0), (86_400, 300.0)])
  func lifetime(maxAge: Int, seconds: Double) {
    let freshness = Freshness(lifetime: .seconds(maxAge))
    let wait = PollSchedule(every: .seconds(10)).wait(after: .init(freshness: freshness), random: 0)
    #expect(wait.isClose(to: seconds))
  }

  static let paces: [(PollSchedule.Circumstances, Double)] = [
    (.init(isCounting: true), 5.0),
    (.init(isCounting: false), 600.0),
    (.init(failures: 2, isCounting: true), 20.0),
    (.init(failures: 9, isCounting: true), 300.0),
    (.init(failures: 2, isCounting: false), 600.0),
    (.init(isCounting: true, isHostThrottled: true), 10.0),
    (.init(failures: 1, isCounting: true, isHostThrottled: true), 20.0),
    (.init(isCounting: false, isHostThrottled: true), 1200.0),
    (.init(freshness: Freshness(lifetime: .seconds(40)), isCounting: true), 40.0),
    (.init(freshness: Freshness(lifetime: .seconds(86_400)), isCounting: true), 60.0),
    (.init(freshness: Freshness(lifetime: .seconds(86_400)), isCounting: false), 600.0),
    (.init(freshness: Freshness(retryAfter: .seconds(120)), isCounting: true), 120.0),
  ]

  @Test("a feed of two paces is polled fast while a count is running", arguments: paces)
  func pace(facts: PollSchedule.Circumstances, seconds: Double) {
    let schedule = PollSchedule(pace: Pace(fast: .seconds(5), slow: .seconds(600)))
    #expect(schedule.wait(after: facts, random: 0.5).isClose(to: seconds))
  }

  @Test("the first poll of a feed of two paces comes within the fast one")
  func firstFastWait() {
    let schedule = PollSchedule(pace: Pace(fast: .seconds(4), slow: .seconds(600)))
    #expect(schedule.firstWait(random: 0.5).isClose(to: 2))
  }

  @Test(
    "a lifetime keeps a feed of one pace back up to five minutes, also while a count is running")
  func onePace() {
    let facts = PollSchedule.Circumstances(
      freshness: Freshness(lifetime: .seconds(200)), isCounting: true)
    #expect(PollSchedule(every: .seconds(10)).wait(after: facts, random: 0.5).isClose(to: 200))
  }
}

extension Duration {
  /// Whether the duration is that many seconds, but for what floating point loses.
  func isClose(to seconds: Double) -> Bool {
    self > .seconds(seconds - 1e-6) && self < .seconds(seconds + 1e-6)
  }
}
