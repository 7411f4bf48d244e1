internal import ElectionResults

/// Wall time that never goes back, so that due times in the store keep their distance from now when
/// the machine's clock is set back.
struct ForwardClock {
  private let timekeeper: any Timekeeper
  private var correction = Duration.zero
  private var latest: Timestamp

  init(_ timekeeper: any Timekeeper) {
    self.timekeeper = timekeeper
    latest = timekeeper.now
  }

  /// The time now, not before any that was read or reached earlier.
  mutating func read() -> Timestamp {
    reach(latest)
    latest = timekeeper.now + correction
    return latest
  }

  /// Takes it that a moment has come, because the wait for it is over.
  mutating func reach(_ moment: Timestamp) {
    let behind = moment - (timekeeper.now + correction)
    if behind > .zero { correction += behind }
  }

  /// The machine's own time of a moment read here.
  func wallTime(of moment: Timestamp) -> Timestamp { moment + (.zero - correction) }
}
