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
    if count != nil, lacksFinalCount(by: system) { return nil }
    return runnerUp(electing: count ?? 1)
  }

  /// Votes of the last elected, or before the declaration of the first, less those of the next; nil for several seats won
  /// by transferable votes, and for a winner whose deciding count is not known.
  func margin(electing count: Int?, by system: ElectoralSystem) -> Int? {
    if isTransferred(by: system) { return nil }
    if count != nil, lacksFinalCount(by: system) { return nil }
    return margin(electing: count ?? 1)
  }

  /// Whether all is known of who is elected and by how much.
  func isComplete(by system: ElectoralSystem) -> Bool {
    hasAllFigures && !lacksFinalCount(by: system)
  }

  /// Whether the first candidate, who is elected to the one seat, needs half of the votes, does not have it on first
  /// preferences, and no later count is known. Two who share all votes equally would be no other way apart there.
  func lacksFinalCount(by system: ElectoralSystem) -> Bool {
    guard system.needsHalf, seats == 1, !isList, kind != .countingArea, candidates.count > 1,
      candidates.count(where: { $0.finalVotes ?? 0 > 0 }) < 2
    else { return false }
    guard let votes = candidates[0].votes, let valid = effectiveValidVotes else { return true }
    return votes <= valid / 2 && (votes * 2 != valid || candidates[1].votes != votes)
  }
}
