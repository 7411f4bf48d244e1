/// A party of the configuration's list of parties.
package struct Party: Sendable, Equatable {
  /// The code used in events, rules and tallies, such as `con`.
  package var code: PartyCode
  /// The country in whose elections it stands, as in ISO 3166 and in lower case, such as `gb`; nil for every country.
  package var country: String?
  /// The name used in messages, such as `Conservative`.
  package var name: String
  package var shortName: String?
  /// As `#rrggbb`.
  package var colour: String?
  /// Other names and abbreviations under which feeds mention the party.
  package var aliases: [String]
  /// Registration numbers with an electoral authority.
  package var registrations: [String]

  package init(
    code: PartyCode, country: String? = nil, name: String, shortName: String? = nil,
    colour: String? = nil, aliases: [String] = [], registrations: [String] = []
  ) {
    self.code = code
    self.country = country
    self.name = name
    self.shortName = shortName
    self.colour = colour
    self.aliases = aliases
    self.registrations = registrations
  }
}
