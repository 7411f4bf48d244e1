package import ElectionResults

/// An election of the configuration, with its baseline.
package struct ElectionConfiguration: Sendable, Equatable {
  package let election: Election
  /// Nil when the configuration names none: then what `seatwatch baseline import` stored counts.
  package let baseline: BaselineFile?
}
