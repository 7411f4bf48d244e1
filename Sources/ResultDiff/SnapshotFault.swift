package import ElectionResults

/// Why a whole snapshot is not believed: it changes nothing, and is told.
package enum SnapshotFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// The feed reports another election than the configured one.
  case otherElection(stated: String, configured: ElectionID)
  /// The feed's own time goes back: an older copy of what was seen before.
  case olderThanSeen(stated: Timestamp, seen: Timestamp)
  /// Figures that were there before are gone from every contest.
  case fallenToZero(contests: Int)
  /// A contest that is not for one seat: neither told nor counted yet.
  case notSingleSeat(ContestID, seats: Int)

  package var description: String {
    switch self {
    case .otherElection(let stated, let configured):
      "the feed reports the election \"\(stated)\" and not \"\(configured)\"; "
        + "check the feed's url, or give the election that id"
    case .olderThanSeen(let stated, let seen):
      "the feed's own time went back from \(seen) to \(stated): an older copy"
    case .fallenToZero(let contests):
      "all figures are gone from \(contests) contest\(contests == 1 ? "" : "s") that had some"
    case .notSingleSeat(let contest, let seats):
      "contest \(contest) fills \(seats) seats; only contests for one seat are supported yet"
    }
  }
}

extension ResultsComparison {
  /// Finds what makes a snapshot unbelievable as a whole; nil when nothing does.
  ///
  /// - Parameter seen: The feed's own time of its last accepted snapshot.
  package func fault(
    in snapshot: ResultsSnapshot, after standing: ElectionStanding, lastSourceTime seen: Timestamp?
  ) -> SnapshotFault? {
    if let stated = snapshot.election, ElectionID(stated) != election.id {
      return .otherElection(stated: stated, configured: election.id)
    }
    if let contest = snapshot.contests.first(where: { $0.seats != 1 || $0.kind == .body }) {
      return .notSingleSeat(contest.id, seats: contest.seats)
    }
    if let stated = snapshot.generatedAt, let seen, stated < seen {
      return .olderThanSeen(stated: stated, seen: seen)
    }
    let stored = snapshot.contests.compactMap { standing.contests[$0.id] }
    let counted = stored.count { $0.hasFigures || $0.outcome != nil }
    let saysNothing = snapshot.contests.allSatisfy { contest in
      let isZeroed =
        contest.candidates.contains { $0.votes == 0 }
        && standing.contests[contest.id]?.hasFigures == true
      let isDeclared =
        contest.status?.isDeclared == true || contest.candidates.contains { $0.isElected == true }
      return contest.candidates.allSatisfy { ($0.votes ?? 0) == 0 } && (isZeroed || !isDeclared)
    }
    return counted > 0 && saysNothing ? .fallenToZero(contests: counted) : nil
  }
}
