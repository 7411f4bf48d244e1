package import ElectionResults

/// Which contests of a feed count, where it carries several elections.
package struct FeedSelection: Sendable, Hashable {
  /// Empty for all.
  package let contests: Set<ContestID>
  /// Polling day, `yyyy-mm-dd`; nil for any. A contest whose day the feed does not state is of none.
  package let day: String?

  package init(contests: Set<ContestID> = [], day: String? = nil) {
    self.contests = contests
    self.day = day
  }

  /// Whether a contest counts.
  package func includes(_ contest: ContestResult) -> Bool {
    (contests.isEmpty || contests.contains(contest.id)) && (day == nil || contest.pollingDay == day)
  }

  /// The snapshot without what does not count, and how many contests that was.
  package func selection(from snapshot: ResultsSnapshot) -> (ResultsSnapshot, leftOut: Int) {
    var selected = snapshot
    selected.contests = snapshot.contests.filter(includes)
    return (selected, snapshot.contests.count - selected.contests.count)
  }
}
