/// Who controls a body: a party that has a majority of its seats, or nobody.
package enum BodyControl: Sendable, Hashable, CustomStringConvertible {
  case party(PartyCode)
  /// No overall control.
  case nobody

  /// The code of no overall control.
  package static let noOverallControl = "noc"

  /// Reads a party's code, or `noc`.
  package init(_ text: String) {
    self = text.lowercased() == Self.noOverallControl ? .nobody : .party(PartyCode(text))
  }

  /// The party's code, or `noc`.
  package var description: String {
    switch self {
    case .party(let code): code.text
    case .nobody: Self.noOverallControl
    }
  }
}
