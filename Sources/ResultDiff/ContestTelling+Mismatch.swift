internal import ElectionResults

/// What is told of a contest that nobody expected.
extension ContestTelling {
  /// That the contest is none of those that are known, once and for all; of nil nothing. Comes before all else of it.
  mutating func tellMismatch(_ message: String?) {
    let identity = EventIdentity(
      election: comparison.election.id, scope: new.contest.text, type: .contestUnmatched)
    guard let message, running.occurrences(of: identity) == 0 else { return }
    tell(.contestUnmatched) { $1.set(.message, message) }
  }
}
