/// What a file of PA Media brings.
enum PAKind: String, CaseIterable {
  /// Who stands.
  case nominations
  /// That votes are counted again.
  case recount
  /// Who won, before the figures.
  case rush
  case result
  /// Sums over all contests so far.
  case stateOfParties = "SOP"

  /// Whether it says who won.
  var declares: Bool { self == .rush || self == .result }
}
