package import ElectionResults

/// A snapshot read as what would be stored of it: done once, for the doubts and for the change.
package struct SnapshotReading: Sendable {
  /// A contest that is other than stored.
  struct Contest: Sendable {
    let result: ContestResult
    let old: ContestStanding?
    let new: ContestStanding
    /// How many of the first candidates are declared elected; 0 while the contest is not declared.
    let electedCount: Int
  }

  package let snapshot: ResultsSnapshot
  /// The snapshot's contests but those marked as a test, in the order in which they are told, each once.
  let contests: [ContestResult]
  /// Those of them that are other than stored.
  let news: [Contest]
}

extension ResultsComparison {
  /// Reads a snapshot of a feed after what is stored; of a test snapshot nothing, nor a contest's statement that the feed
  /// itself numbers as older than what is stored.
  package func reading(
    of snapshot: ResultsSnapshot, after standing: ElectionStanding, from feed: FeedID
  ) -> SnapshotReading {
    guard !snapshot.isTest else {
      return SnapshotReading(snapshot: snapshot, contests: [], news: [])
    }
    var reading = ContestReading(
      election: election, parties: parties, baseline: baseline, feed: feed)
    let contests = ordered(snapshot.contests.filter { !$0.isTest })
    let news = contests.compactMap { result -> SnapshotReading.Contest? in
      let old = standing.contests[result.id]
      if let known = old?.revision, let stated = result.revision, stated < known { return nil }
      let (new, electedCount) = reading.standing(of: result, after: old)
      guard
        isNews(new, electedCount: electedCount, after: old)
          || isUntoldMismatch(of: result, as: new.contest, in: standing)
      else { return nil }
      return SnapshotReading.Contest(
        result: result, old: old, new: new, electedCount: electedCount)
    }
    return SnapshotReading(snapshot: snapshot, contests: contests, news: news)
  }

  /// Whether it has not been told yet that a contest is none of those that are known.
  private func isUntoldMismatch(
    of result: ContestResult, as contest: ContestID, in standing: ElectionStanding
  ) -> Bool {
    guard result.mismatch != nil else { return false }
    let identity = EventIdentity(
      election: election.id, scope: contest.text, type: .contestUnmatched)
    return standing.occurrences[identity.key] == nil
  }
}
