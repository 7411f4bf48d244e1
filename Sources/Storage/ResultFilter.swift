package import ElectionResults

/// Which contests to list; a nil member does not restrict.
package struct ResultFilter: Sendable, Equatable {
  package var election: ElectionID?
  package var contest: ContestID?

  package init(election: ElectionID? = nil, contest: ContestID? = nil) {
    self.election = election
    self.contest = contest
  }
}
