package import ElectionResults

/// Why a whole snapshot is not believed: it changes nothing, and is told.
package enum SnapshotFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// The feed reports another election than the configured one.
  case otherElection(stated: String, configured: ElectionID)
  /// The feed's own time goes back: an older copy of what was seen before.
  case olderThanSeen(stated: Timestamp, seen: Timestamp)
  /// The feed's own time is more than a day ahead: accepted, it would make every later snapshot look like an older copy.
  case aheadOfClock(stated: Timestamp, now: Timestamp)
  /// Figures that were there before are gone from every contest.
  case fallenToZero(contests: Int)

  package var description: String {
    switch self {
    case .otherElection(let stated, let configured):
      "the feed reports the election \"\(stated)\" and not \"\(configured)\"; "
        + "check the feed's url, or give the election that id"
    case .olderThanSeen(let stated, let seen):
      "the feed's own time went back from \(seen) to \(stated): an older copy; "
        + "the feed is believed again at \(seen)"
    case .aheadOfClock(let stated, let now):
      "the feed's own time is \(stated), and it is \(now) here; check both clocks"
    case .fallenToZero(let contests):
      "all figures are gone from \(contests) contest\(contests == 1 ? "" : "s") that had some; "
        + "if they were really reset, release them by hand"
    }
  }
}

extension SnapshotFault {
  package var reason: DoubtReason {
    switch self {
    case .otherElection: .otherElection
    case .olderThanSeen: .older
    case .aheadOfClock: .aheadOfClock
    case .fallenToZero: .fallenToZero
    }
  }

  /// What is held back because of it: the whole snapshot, whatever its figures.
  package var doubt: Doubt { Doubt(reason, facts: "", message: description) }
}

extension ResultsComparison {
  /// Finds what makes a snapshot unbelievable as a whole; nil when nothing does.
  ///
  /// - Parameters:
  ///   - seen: The feed's own time of its last accepted snapshot.
  ///   - now: The time at which the snapshot was seen.
  package func fault(
    in snapshot: ResultsSnapshot, after standing: ElectionStanding,
    lastSourceTime seen: Timestamp?, now: Timestamp
  ) -> SnapshotFault? {
    if let stated = snapshot.election, ElectionID(stated) != election.id {
      return .otherElection(stated: stated, configured: election.id)
    }
    if let stated = snapshot.generatedAt, let seen, stated < seen {
      return .olderThanSeen(stated: stated, seen: seen)
    }
    if let stated = snapshot.generatedAt, stated > now + .seconds(86_400) {
      return .aheadOfClock(stated: stated, now: now)
    }
    let contests = snapshot.contests.filter { contest in
      !contest.isTest && !(contest.candidates.isEmpty && contest.lists.isEmpty)
    }
    // After a run-off was called figures begin anew.
    let counting = standing.contests.filter { $0.value.hasFigures && $0.value.status != .runoff }
    let counted = contests.count { counting[$0.id] != nil }
    let saysNothing = contests.allSatisfy { contest in
      let isListed = contest.lists.contains { ($0.votes ?? 0) > 0 || ($0.seats ?? 0) > 0 }
      guard contest.status != .postponed, !isListed else { return false }
      let isZeroed =
        (contest.candidates.map(\.votes) + contest.lists.map(\.votes)).contains(0)
        && standing.contests[contest.id]?.hasFigures == true
      let isDeclared =
        contest.status?.isDeclared == true || contest.candidates.contains { $0.isElected == true }
      return contest.candidates.allSatisfy { ($0.votes ?? 0) == 0 } && (isZeroed || !isDeclared)
    }
    // An answer that has only what changed is no look at the whole: there a contest is doubted alone.
    return counted > 0 && counted * 2 > counting.count && saysNothing
      ? .fallenToZero(contests: counted) : nil
  }
}
