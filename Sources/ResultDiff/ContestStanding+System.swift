internal import ElectionResults

/// What the system of an election makes of a contest's figures.
extension ContestStanding {
  /// Whether several seats are won by transferable votes: then a ballot is one vote, and votes of the first count are no
  /// lead of a seat.
  func isTransferred(by system: ElectoralSystem) -> Bool {
    system.isTransferable && seats > 1 && !isList
  }

  /// The first who is not elected; for transferable votes only by the last count.
  ///
  /// - Parameter count: How many of the first candidates are elected; nil before the declaration.
  func runnerUp(electing count: Int?, by system: ElectoralSystem) -> CandidateStanding? {
    if isTransferred(by: system), count == nil || !hasFinalCount { return nil }
    return runnerUp(electing: count ?? 1)
  }

  /// Votes of the last elected, or before the declaration of the first, less those of the next; nil for several seats won
  /// by transferable votes.
  func margin(electing count: Int?, by system: ElectoralSystem) -> Int? {
    isTransferred(by: system) ? nil : margin(electing: count ?? 1)
  }
}
