/// Which known contest a contest of a feed is.
package struct ContestMatch: Sendable, Equatable {
  /// What shows it.
  package enum Basis: Sendable, Equatable {
    /// The identifier is that of a contest of the baseline, of the configuration or of the store.
    case identifier
    /// The feed's contest was found to be this one before.
    case earlier
    case crosswalk
    case name
    /// Nothing does: it stands under its own identifier.
    case nothing
  }

  /// The identifier under which the contest is known; the feed's own where it is not.
  package let contest: ContestID
  package let basis: Basis

  package init(contest: ContestID, basis: Basis) {
    self.contest = contest
    self.basis = basis
  }

  /// Of a contest that nothing shows to be a known one.
  static func nothing(_ contest: ContestResult) -> ContestMatch {
    ContestMatch(contest: contest.id, basis: .nothing)
  }
}
