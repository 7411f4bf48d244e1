package import ElectionResults

extension ElectionStanding {
  /// The election as one of its feeds has shown it so far, which is what the next answer of that feed is compared with:
  /// another feed that is ahead or behind makes none of it doubtful. With a single feed, the election as it is.
  package func asSeen(by feed: FeedID, of election: Election) -> ElectionStanding {
    guard election.feeds.count > 1 else { return self }
    var seen = self
    seen.contests = views[feed, default: [:]].mapValues(\.standing)
    for (contest, standing) in contests where standing.feed == feed && !hasView(of: standing) {
      seen.contests[contest] = FeedView(asStored: standing).standing
    }
    return seen
  }

  /// What the feeds of an election show of a contest, the one that decides first.
  ///
  /// A result that was stored while the election had a single feed is what that feed shows. One of a feed that the
  /// election no longer has counts last, so that it stands until another feed knows better.
  func views(of contest: ContestID, by feeds: [FeedID]) -> [FeedView] {
    let stored = contests[contest]
    let implied = stored.flatMap { hasView(of: $0) ? nil : FeedView(asStored: $0) }
    let own = feeds.compactMap { feed in
      views[feed]?[contest] ?? (implied?.feed == feed ? implied : nil)
    }
    let isOrphaned = stored.map { !feeds.contains($0.feed) } ?? false
    return own + (isOrphaned ? stored.map { [FeedView(asStored: $0)] } ?? [] : [])
  }

  /// Whether the feed of a stored result has a view of its own of the contest.
  private func hasView(of stored: ContestStanding) -> Bool {
    views[stored.feed]?[stored.contest] != nil
  }
}

extension FeedView {
  /// What a feed shows now.
  ///
  /// - Parameters:
  ///   - standing: As read after what it showed before.
  ///   - electedCount: How many of the first candidates it declares elected; 0 while it does not declare.
  init(of standing: ContestStanding, electedCount: Int, told: ToldSource?) {
    self.init(standing: standing, told: told)
    self.standing.outcome = standing.candidates.first.flatMap { winner in
      guard electedCount > 0 else { return nil }
      return Outcome(
        winner: winner.name, party: winner.party, partyName: winner.partyName, declaration: "",
        seatEvent: nil, isComplete: standing.hasAllFigures, electedCount: electedCount)
    }
  }

  /// What the only feed of a stored result shows.
  init(asStored standing: ContestStanding) {
    let declared = standing.outcome.map { outcome in
      ToldSource(.declared, elected: [], event: outcome.declaration)
    }
    self.init(
      of: standing, electedCount: standing.outcome?.electedCount ?? 0, told: declared)
    if let call = calledCandidates.last?.call {
      toldCall = ToldCall(.called, parties: [], persons: calledPersons, event: call, call: call)
    }
  }

  /// Whom the feed calls; nobody when it does not, or marks more than there are seats.
  var calledCandidates: [CandidateStanding] {
    guard standing.status == .called else { return [] }
    let marked = standing.candidates.filter { $0.isElected == true }
    return marked.count <= max(1, standing.seats) ? marked : []
  }

  /// Those called, in an order of their own, without regard to how they are spelled.
  var calledPersons: [String] {
    calledCandidates.map { "\($0.party.text.lowercased())/\(PersonName.folded($0.name))" }.sorted()
  }

  /// How many of the first candidates the feed declares elected; 0 while it does not declare.
  var electedCount: Int { standing.outcome?.electedCount ?? 0 }
}
