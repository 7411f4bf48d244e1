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

  /// What orders files of the kinds that say who won, whatever their revisions; nil for the others.
  var rank: Int? {
    switch self {
    case .rush: 1
    case .result: 2
    case .nominations, .recount, .stateOfParties: nil
    }
  }

  /// Whether it says who won.
  var declares: Bool { self == .rush || self == .result }
}
