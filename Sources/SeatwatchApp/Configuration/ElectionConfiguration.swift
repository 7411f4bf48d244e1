package import ElectionResults

/// An election of the configuration, with its baseline.
package struct ElectionConfiguration: Sendable, Equatable {
  package let election: Election
  /// The parties that it knows: those of its country, and those of every country.
  package let parties: PartyBook
  /// Nil when the configuration names no files: then ``earlierElection``, or else what `seatwatch baseline import` stored counts.
  package let baseline: BaselineFile?
  /// The election whose own results are the baseline; nil when the configuration names none.
  package let earlierElection: EarlierElection?
}
