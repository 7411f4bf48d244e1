/// What decides a referendum.
package enum ReferendumRule: String, Sendable, CaseIterable {
  /// The most votes of all areas together.
  case votes
  /// The most areas.
  case areas
  /// Most votes and most areas, otherwise the question is rejected.
  case both
}
