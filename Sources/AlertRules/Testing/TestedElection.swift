package import ElectionResults

/// An election of a configuration, as far as it fills in what a rule's test leaves out.
package struct TestedElection: Sendable {
  package let election: Election
  /// The parties that it knows.
  package let parties: PartyBook
  /// As the baseline has them.
  package let contestNames: [ContestID: String]

  package init(_ election: Election, parties: PartyBook, contestNames: [ContestID: String]) {
    self.election = election
    self.parties = parties
    self.contestNames = contestNames
  }
}
