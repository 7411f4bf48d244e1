import Delivery
import ElectionResults
import Testing

@Suite("Retry schedule")
struct RetryScheduleTests {
  let start = Timestamp(milliseconds: 1_620_367_800_000)

  private func wait(
    after failures: Int, decision: DeliveryFailure.Decision = .retry, chance: Double = 0.5
  ) -> Duration? {
    RetrySchedule.nextAttempt(
      after: decision, failures: failures, rejections: 0, firstDueAt: start, now: start,
      chance: chance
    ).map { $0 - start }
  }

  @Test(
    "the waits grow from a second to six hours",
    arguments: [
      (1, 1), (2, 2), (3, 5), (4, 10), (5, 30), (6, 60), (7, 300), (8, 1_800), (9, 7_200),
      (10, 21_600), (11, 21_600), (50, 21_600),
    ])
  func waits(failures: Int, seconds: Int) {
    #expect(wait(after: failures) == .seconds(seconds))
  }

  @Test("chance moves a wait by at most a tenth either way", arguments: [(0.0, 9), (1.0, 11)])
  func jitter(chance: Double, seconds: Int) {
    #expect(wait(after: 4, chance: chance) == .seconds(seconds))
  }

  @Test(
    "a wait that the receiver asked for is never shortened, and bounded",
    arguments: [(0, 0.0, 1_000), (7, 0.0, 7_000), (7, 1.0, 7_700), (1_000_000, 0.0, 21_600_000)])
  func retryAfter(asked: Int, chance: Double, milliseconds: Int) {
    let wait = wait(after: 3, decision: .retryAfter(.seconds(asked)), chance: chance)
    #expect(wait == .milliseconds(milliseconds))
  }

  @Test("the last attempt comes 72 hours after the first due time, then the delivery is dead")
  func giveUp() {
    func next(afterHours hours: Int) -> Timestamp? {
      RetrySchedule.nextAttempt(
        after: .retry, failures: 20, rejections: 0, firstDueAt: start,
        now: start + .seconds(hours * 3_600), chance: 0.5)
    }
    #expect(next(afterHours: 60) == start + .seconds(66 * 3_600))
    #expect(next(afterHours: 70) == start + .seconds(72 * 3_600))
    #expect(next(afterHours: 72) == nil)
  }

  @Test("the third rejection is the last", arguments: [(1, false), (2, false), (3, true)])
  func rejections(count: Int, isDead: Bool) {
    let next = RetrySchedule.nextAttempt(
      after: .reject, failures: 5, rejections: count, firstDueAt: start, now: start, chance: 0.5)
    #expect((next == nil) == isDead)
  }
}
