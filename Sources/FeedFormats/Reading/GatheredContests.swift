internal import ElectionResults

/// The contests of a snapshot while they are read, each of which is given once.
struct GatheredContests {
  private(set) var results: [ContestResult] = []
  private var places: [ContestID: FeedNode] = [:]

  /// Takes a contest that was read at a place, where its identifier may stand at another.
  ///
  /// - Throws: ``DecodingFailure`` with both places when the contest is there already.
  mutating func add(
    _ contest: ContestResult, at node: FeedNode, identifiedBy identifier: FeedNode? = nil
  ) throws(DecodingFailure) {
    if let first = places[contest.id] {
      throw (identifier ?? node).failure(
        "the contest \(Excerpt(contest.id.text)) is already at \(first.placeText)",
        "each contest is given once")
    }
    places[contest.id] = node
    results.append(contest)
  }
}
