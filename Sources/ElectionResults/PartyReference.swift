/// A party as a feed names it, before it is looked up in the ``PartyBook``.
package struct PartyReference: Hashable, Sendable {
  /// The name in full, such as `Labour and Co-operative`.
  package var name: String?
  /// The short form, such as `Lab`.
  package var abbreviation: String?
  /// Registration numbers with an electoral authority, such as `PP53`; the candidate's own first.
  package var registrations: [String]

  package init(name: String? = nil, abbreviation: String? = nil, registrations: [String] = []) {
    self.name = name
    self.abbreviation = abbreviation
    self.registrations = registrations
  }
}
