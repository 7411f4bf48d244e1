internal import ElectionResults

/// Tells candidates of one contest apart.
struct GatheredCandidates {
  private(set) var results: [CandidateResult] = []
  private var places: [String: FeedNode] = [:]

  /// Takes a candidate that was read at a place.
  ///
  /// - Throws: ``DecodingFailure`` with both places when the candidate's identifier is there already.
  mutating func add(_ candidate: CandidateResult, at node: FeedNode) throws(DecodingFailure) {
    if let id = candidate.id, let first = places.updateValue(node, forKey: id) {
      throw node.failure(
        "the candidate \(Excerpt(id)) is already at \(first.placeText)",
        "each candidate of a contest is given once")
    }
    results.append(candidate)
  }
}
