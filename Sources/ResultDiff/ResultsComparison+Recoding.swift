package import ElectionResults

extension ResultsComparison {
  /// What is stored of the election under the codes that the parties' file gives now; nil when it gives no other ones.
  ///
  /// Contests and tallies tell nothing. A majority or the control that follows from the sum of what was stored under two
  /// codes of one party is told, with the contest of those concerned that was declared last. Codes that the book does not
  /// know stay as they are.
  package func recoded(_ stored: ElectionStanding, at time: Timestamp) -> ElectionChange? {
    let recoding = PartyRecoding(parties: parties)
    var standing = stored
    standing.contests = stored.contests.mapValues(recoding.recoded)
    standing.views = stored.views.mapValues { $0.mapValues { recoded($0, recoding) } }
    standing.tallies = recoding.recoded(stored.tallies)
    standing.majorityParty = stored.majorityParty.map(recoding.code)
    standing.control = stored.control.map(recoding.recoded)
    guard standing != stored else { return nil }
    let contests = inOrderOfDeclaration(
      standing.contests.values.filter { $0 != stored.contests[$0.contest] })
    let tallies = standing.tallies.values.filter { $0 != stored.tallies[$0.party] }
    var running = RunningStanding(standing, of: election, parties: parties, expecting: [])
    var changes = contests.dropLast().map { ContestChange(standing: $0, tallies: [], events: []) }
    if let last = contests.last {
      var change = election(of: last, at: time, running: &running)
      change.tallies = tallies.sorted { $0.party < $1.party }
      changes.append(change)
    }
    return ElectionChange(
      fromVersion: stored.version, contests: changes,
      views: standing.views.values.flatMap(\.values).filter {
        $0 != stored.views[$0.feed]?[$0.standing.contest]
      }, standing: running.finished())
  }

  /// A contest's change that tells nothing but what is other now of the election as a whole.
  private func election(
    of contest: ContestStanding, at time: Timestamp, running: inout RunningStanding
  ) -> ContestChange {
    let frame = EventFrame(
      election: election, observation: Observation(feed: contest.feed, time: time),
      sourceTime: nil)
    var telling = ContestTelling(
      comparison: self, frame: frame, running: running, old: contest, new: contest,
      electedCount: contest.outcome?.electedCount ?? 0)
    let change = telling.electionChange()
    running = telling.running
    return change
  }

  private func recoded(_ view: FeedView, _ recoding: PartyRecoding) -> FeedView {
    var view = view
    view.standing = recoding.recoded(view.standing)
    if let told = view.told {
      let parties = told.elected.map { recoding.code(of: PartyCode($0)).text.lowercased() }
      view.told?.elected = parties.sorted()
    }
    return view
  }

  /// By time of declaration, those without one first, then by identifier.
  private func inOrderOfDeclaration(_ contests: [ContestStanding]) -> [ContestStanding] {
    contests.sorted { left, right in
      switch (left.declaredAt, right.declaredAt) {
      case (let first?, let second?) where first != second: first < second
      case (nil, _?): true
      case (_?, nil): false
      default: left.contest < right.contest
      }
    }
  }
}
