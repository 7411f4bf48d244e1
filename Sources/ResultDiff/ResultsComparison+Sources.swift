internal import ElectionResults

/// The comparison in an election that several feeds report.
extension ResultsComparison {
  /// The contests of a snapshot as told from what all feeds show of them.
  ///
  /// - Returns: What changes, and all that feeds show by themselves otherwise than stored.
  func changesOfSeveralFeeds(
    in reading: SnapshotReading, holding held: Set<ContestID>, frame: EventFrame,
    to running: inout RunningStanding
  ) -> (contests: [ContestChange], views: [FeedView]) {
    let news = Dictionary(
      reading.news.map { ($0.result.id, $0) }, uniquingKeysWith: { $1 })
    var changes: [ContestChange] = []
    var shown: [FeedView] = []
    for result in reading.contests where !held.contains(result.id) {
      let old = running.standing.contests[result.id]
      let views = ContestViews(
        of: result.id, in: running.standing, by: election.feeds, showing: news[result.id],
        parties: parties)
      guard let (new, electedCount) = views.merged(after: old),
        news[result.id] != nil || isNews(new, electedCount: electedCount, after: old)
      else { continue }
      var telling = ContestTelling(
        comparison: self, frame: frame, running: consume running, old: old, new: new,
        electedCount: electedCount, sources: views)
      let change = telling.change()
      if !change.events.isEmpty || change.standing != old { changes.append(change) }
      shown += telling.running.show(telling.sources?.views ?? [], of: election.feeds)
      running = telling.running
    }
    return (changes, shown)
  }
}
