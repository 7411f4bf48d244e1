package import ElectionResults

/// Compares snapshots of a feed with what is stored of an election: stored results, baseline and snapshot in, events
/// and the new standing out. Pure: the same input gives the same output.
package struct ResultsComparison: Sendable {
  /// Its watch lists and expected times may come to be known under other identifiers.
  package var election: Election
  let baseline: Baseline
  let parties: PartyBook
  /// Who controlled the body before polling; nil when nobody says, so that control is not told.
  let formerControl: BodyControl?

  package init(election: Election, baseline: Baseline, parties: PartyBook) {
    self.election = election
    self.baseline = PartyRecoding(parties: parties).recoded(baseline)
    self.parties = parties
    formerControl = election.formerControl(by: self.baseline)
  }

  /// What a snapshot changes; nil when it changes nothing.
  ///
  /// Of several feeds of an election, what changes is the one standing that follows from all that they show: see
  /// ``ContestViews``.
  ///
  /// Contests are taken by time of declaration, unknown ones last, then by identifier. After each contest's events come
  /// those of the tallies, the majority and the election that follow from it: many declarations in one snapshot give the
  /// same events in the same order as one after the other. A contest that the snapshot leaves out stays as it is; of two
  /// statements about one contest the later one counts. A test snapshot changes nothing, nor does a contest that is marked
  /// as a test. News that the feed published comes last, by its time, each once.
  ///
  /// - Parameter held: Contests that are not believed for now: they stay as they are.
  package func change(
    from standing: ElectionStanding, to snapshot: ResultsSnapshot, seenAs observation: Observation,
    holding held: Set<ContestID> = []
  ) -> ElectionChange? {
    let seen = standing.asSeen(by: observation.feed, of: election)
    return change(
      from: standing, to: reading(of: snapshot, after: seen, from: observation.feed),
      seenAs: observation, holding: held)
  }

  /// The same of a snapshot that has been read after this standing, as its feed has seen it.
  package func change(
    from standing: ElectionStanding, to reading: SnapshotReading, seenAs observation: Observation,
    holding held: Set<ContestID> = []
  ) -> ElectionChange? {
    let snapshot = reading.snapshot
    guard !snapshot.isTest else { return nil }
    let frame = EventFrame(
      election: election, observation: observation, sourceTime: snapshot.generatedAt)
    var running = RunningStanding(
      standing, of: election, parties: parties, expecting: reading.contests)
    var (changes, views): ([ContestChange], [FeedView]) = ([], [])
    if election.feeds.count > 1 {
      (changes, views) = changesOfSeveralFeeds(
        in: reading, holding: held, frame: frame, to: &running)
    } else {
      changes = changesOfOneFeed(in: reading, holding: held, frame: frame, to: &running)
    }
    let publications = Publications(frame: frame).told(snapshot.publishedItems, by: &running)
    guard !changes.isEmpty || !publications.isEmpty || !views.isEmpty else { return nil }
    var change = ElectionChange(
      fromVersion: standing.version, contests: changes, publications: publications, views: views,
      standing: running.finished())
    if election.feeds.count <= 1, !standing.views.isEmpty {
      change.forgetsViews = true
      change.standing.views = [:]
    }
    return change
  }

  private func changesOfOneFeed(
    in reading: SnapshotReading, holding held: Set<ContestID>, frame: EventFrame,
    to running: inout RunningStanding
  ) -> [ContestChange] {
    var changes: [ContestChange] = []
    for contest in reading.news where !held.contains(contest.result.id) {
      var telling = ContestTelling(
        comparison: self, frame: frame, running: consume running, old: contest.old,
        new: contest.new, electedCount: contest.electedCount)
      telling.tellMismatch(contest.result.mismatch)
      changes.append(telling.change())
      running = telling.running
    }
    return changes
  }

  /// Whether anything at all is other than stored.
  func isNews(
    _ new: ContestStanding, electedCount: Int, after old: ContestStanding?
  ) -> Bool {
    new != old || electedCount != old?.outcome?.electedCount ?? 0
      || electedCount > 0 && new.candidates.first?.name != old?.outcome?.winner
  }

  func ordered(_ contests: [ContestResult]) -> [ContestResult] {
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
