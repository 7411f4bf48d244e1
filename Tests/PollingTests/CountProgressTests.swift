import Polling
import Testing

@Suite("count progress")
struct CountProgressTests {
  private static let soon = Duration.seconds(599)
  private static let later = Duration.seconds(601)
  private static let hours = Duration.seconds(6 * 3_600 + 1)

  static let cases: [(CountProgress, Duration?, Bool)] = [
    (CountProgress(), nil, false),
    (CountProgress(awaiting: 650), nil, false),
    (CountProgress(awaiting: 650), hours, false),
    (CountProgress(awaiting: 650), soon, true),
    (CountProgress(awaiting: 650), later, false),
    (CountProgress(counting: 1), nil, true),
    (CountProgress(counting: 1, finished: 649), hours, true),
    (CountProgress(awaiting: 649, finished: 1), later, true),
    (CountProgress(awaiting: 1, finished: 649), hours, false),
    (CountProgress(awaiting: 1, finished: 649), nil, false),
    (CountProgress(finished: 650), soon, true),
    (CountProgress(finished: 650), later, false),
  ]

  @Test(
    "a count runs while contests are counted, for ten minutes after a change, and between declarations",
    arguments: cases)
  func running(progress: CountProgress, silence: Duration?, isRunning: Bool) {
    #expect(progress.isRunning(silence: silence) == isRunning)
  }
}
