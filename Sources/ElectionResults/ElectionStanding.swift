/// An election as stored: its contests, its tallies and what has been told of it.
package struct ElectionStanding: Sendable, Equatable {
  package var election: ElectionID
  /// Grows with each recorded change; a change made from an older version is refused.
  package var version: Int
  package var contests: [ContestID: ContestStanding]
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
    tallies = [:]
    isComplete = false
    declaredVotes = 0
    occurrences = [:]
  }
}
