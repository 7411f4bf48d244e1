/// What a seat changes hands by: what the events of seats, tallies, majorities and control rest on.
package enum FlipBasis: String, Sendable, CaseIterable {
  /// The returning officer's declaration.
  case declaration
  /// A desk's call, where there is one before the declaration.
  case call
}
