/// An election as stored: its contests, its tallies and what has been told of it.
package struct ElectionStanding: Sendable, Equatable {
  package var election: ElectionID
  /// Grows with each recorded change; a change made from an older version is refused.
  package var version: Int
  package var contests: [ContestID: ContestStanding]
  /// What each feed shows by itself, in an election that has several; empty in one with a single feed.
  package var views: [FeedID: [ContestID: FeedView]]
  package var tallies: [PartyCode: PartyTally]
  /// The party that has a majority of the body; nil when none has.
  package var majorityParty: PartyCode?
  /// Who was told to control the body; nil before that was certain.
  package var control: ToldOutcome?
  /// Which outcome was told to be certain; nil before.
  package var certainty: ToldOutcome?
  /// Whether every contest that is not postponed is declared.
  package var isComplete: Bool
  /// Valid votes of all declared contests: what vote shares are shares of.
  package var declaredVotes: Int
  /// How many events were stored with each ``EventIdentity/key``.
  package var occurrences: [String: Int]

  package init(election: ElectionID) {
    self.election = election
    version = 0
    contests = [:]
    views = [:]
    tallies = [:]
    isComplete = false
    declaredVotes = 0
    occurrences = [:]
  }
}

extension ElectionStanding {
  /// Keeps what a feed shows of a contest by itself.
  package mutating func show(_ view: FeedView) {
    views[view.feed, default: [:]][view.standing.contest] = view
  }
}
