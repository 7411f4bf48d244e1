package import ElectionResults

/// Which contests to list; a nil member does not restrict, but that tests are only listed under the identifier of their own.
package struct ResultFilter: Sendable, Equatable {
  package var election: ElectionID?
  package var contest: ContestID?

  package init(election: ElectionID? = nil, contest: ContestID? = nil) {
    self.election = election
    self.contest = contest
  }
}
