package import ElectionResults

/// An election of the configuration, with its baseline.
package struct ElectionConfiguration: Sendable, Equatable {
  package let election: Election
  /// The parties that it knows: those of its country, and those of every country.
  package let parties: PartyBook
  /// Nil when the configuration names none: then what `seatwatch baseline import` stored counts.
  package let baseline: BaselineFile?
}
