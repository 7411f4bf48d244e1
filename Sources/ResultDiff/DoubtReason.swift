/// Why a snapshot, or a contest of one, is not believed for now. The raw value is kept in the store.
package enum DoubtReason: String, Sendable, CaseIterable {
  // Of a whole snapshot.
  case otherElection = "other_election"
  case older
  case aheadOfClock = "ahead_of_clock"
  case fallenToZero = "fallen_to_zero"
  /// The bytes are those of an earlier answer, in a feed without a time of its own.
  case earlierCopy = "earlier_copy"
  // Of a single contest.
  /// Figures, or an outcome, that the feed shows before the polls have closed.
  case beforePollsClose = "before_polls_close"
  /// The feed's own files disagree on it.
  case contradiction
  case overTurnout = "over_turnout"
  case outcomeGone = "outcome_gone"
  case manyOutcomes = "many_outcomes"
  case shortList = "short_list"
  case fallingVotes = "falling_votes"

  /// Whether answers that go on saying the same are believed in the end.
  package var isReleasedByAgreement: Bool {
    switch self {
    case .otherElection, .older, .aheadOfClock, .fallenToZero: false
    default: true
    }
  }

  /// Whether the operator may have it believed.
  package var isReleasedByOperator: Bool {
    switch self {
    case .otherElection, .aheadOfClock: false
    default: true
    }
  }
}
