internal import ElectionResults

/// Moments that one reading of a body has read before: many contests are of one time, and reading a time is slow.
final class MomentMemory {
  private let times: MappingTimes
  private var moments: [String: Timestamp] = [:]

  init(_ times: MappingTimes) { self.times = times }

  /// The moment that a text names; nil when no pattern fits.
  func moment(_ text: String) -> Timestamp? {
    if let known = moments[text] { return known }
    let moment = times.moment(text)
    moments[text] = moment
    return moment
  }
}
