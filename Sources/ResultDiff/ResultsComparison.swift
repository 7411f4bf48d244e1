package import ElectionResults

/// Compares snapshots of a feed with what is stored of an election: stored results, baseline and snapshot in, events
/// and the new standing out. Pure: the same input gives the same output.
package struct ResultsComparison: Sendable {
  package let election: Election
  let baseline: Baseline
  let parties: PartyBook

  package init(election: Election, baseline: Baseline, parties: PartyBook) {
    self.election = election
    self.baseline = baseline
    self.parties = parties
  }

  /// What a snapshot changes; nil when it changes nothing.
  ///
  /// Contests are taken by time of declaration, unknown ones last, then by identifier. After each contest's events come
  /// those of the tallies, the majority and the election that follow from it: many declarations in one snapshot give the
  /// same events in the same order as one after the other. A contest that the snapshot leaves out stays as it is; of two
  /// statements about one contest the later one counts. A test snapshot changes nothing, nor does a contest that is marked
  /// as a test. News that the feed published comes last, by its time, each once.
  package func change(
    from standing: ElectionStanding, to snapshot: ResultsSnapshot, seenAs observation: Observation
  ) -> ElectionChange? {
    guard !snapshot.isTest else { return nil }
    var reading = ContestReading(parties: parties, baseline: baseline, feed: observation.feed)
    let contests = ordered(snapshot.contests.filter { !$0.isTest })
    let frame = EventFrame(
      election: election, observation: observation, sourceTime: snapshot.generatedAt)
    var running = RunningStanding(standing, of: election, parties: parties, expecting: contests)
    var changes: [ContestChange] = []
    for result in contests {
      let old = running.standing.contests[result.id]
      let (new, electedCount) = reading.standing(of: result, after: old)
      guard isNews(new, electedCount: electedCount, after: old) else { continue }
      var telling = ContestTelling(
        comparison: self, frame: frame, running: consume running, old: old, new: new,
        electedCount: electedCount)
      changes.append(telling.change())
      running = telling.running
    }
    let publications = Publications(frame: frame).told(snapshot.publishedItems, by: &running)
    guard !changes.isEmpty || !publications.isEmpty else { return nil }
    return ElectionChange(
      fromVersion: standing.version, contests: changes, publications: publications,
      standing: running.finished())
  }

  /// Whether anything at all is other than stored.
  private func isNews(
    _ new: ContestStanding, electedCount: Int, after old: ContestStanding?
  ) -> Bool {
    new != old || electedCount != old?.outcome?.electedCount ?? 0
      || electedCount > 0 && new.candidates.first?.name != old?.outcome?.winner
  }

  private func ordered(_ contests: [ContestResult]) -> [ContestResult] {
    let latest = Dictionary(contests.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return latest.values.sorted { left, right in
      switch (left.declaredAt, right.declaredAt) {
      case (let first?, let second?) where first != second: first < second
      case (_?, nil): true
      case (nil, _?): false
      default: left.id < right.id
      }
    }
  }
}
