internal import Foundation

/// Looks parties up by any name under which a feed may mention them.
package struct PartyBook: Sendable, Equatable {
  /// In the order of the file; those of the book's country first.
  package let parties: [Party]
  private let positions: [String: Int]

  /// Makes a book of these parties. A code is its party's before it is another's name; of two parties that claim one name
  /// the first keeps it, and ``conflicts(in:)`` tells.
  ///
  /// - Parameter country: The country whose parties are meant, beside those of every country; nil for all parties.
  package init(_ parties: [Party], country: String? = nil) {
    let known = country.map { country in
      parties.filter { $0.country == country } + parties.filter { $0.country == nil }
    }
    self.parties = known ?? parties
    var positions: [String: Int] = [:]
    for names in [{ (party: Party) in [party.code.text] }, Self.names] {
      for (position, party) in self.parties.enumerated() {
        for name in names(party) where positions[Self.folded(name)] == nil {
          positions[Self.folded(name)] = position
        }
      }
    }
    self.positions = positions
  }

  /// The book of one country's parties and those of every country; this one when no country is meant.
  package func book(of country: String?) -> PartyBook {
    country.map { PartyBook(parties, country: $0) } ?? self
  }

  /// The countries that have parties here, sorted.
  package var countries: [String] { Set(parties.compactMap(\.country)).sorted() }

  /// Every name, in the order of the parties.
  package var names: [String] { parties.flatMap(Self.names) }

  /// The party with this code, name, short name, alias or registration number; nil when the book has none.
  package func party(named name: String) -> Party? {
    positions[Self.folded(name)].map { parties[$0] }
  }

  /// The code for a feed's mention of a party.
  ///
  /// The name decides first, then the abbreviation, then the registration numbers: abbreviations are shared by parties
  /// of different countries, and two parties have shared one registration. A party that the book does not know passes
  /// through under its own name. A candidate without any party is an independent.
  package func code(for reference: PartyReference) -> PartyCode {
    let mentions = [reference.name, reference.abbreviation].compactMap { $0 }
      .filter { !PartyCode($0).text.isEmpty }
    let all = mentions + reference.registrations
    return all.lazy.compactMap(party(named:)).first?.code ?? all.first.map { PartyCode($0) }
      ?? .independent
  }

  /// The name for messages: the book's, otherwise the code itself.
  package func name(of code: PartyCode) -> String { party(named: code.text)?.name ?? code.text }

  /// Whether a stored party is the one with this code: also when the book knew it under no or another code before.
  package func areOne(_ stored: PartyCode, _ code: PartyCode) -> Bool {
    stored == code || party(named: stored.text)?.code == code
  }

  /// Names that more than one party of a country claims, and codes that more than one party has, with the codes of all
  /// who do.
  package static func conflicts(in parties: [Party]) -> [(name: String, codes: [PartyCode])] {
    var owners: [String: [Int]] = [:]
    for (position, party) in parties.enumerated() {
      for name in Set(names(of: party).map(folded)) { owners[name, default: []].append(position) }
    }
    return owners.compactMap { name, positions in
      let rivals = positions.filter { own in
        positions.contains { $0 != own && areRivals(parties[own], parties[$0]) }
      }
      return rivals.isEmpty ? nil : (name, rivals.map { parties[$0].code })
    }.sorted { $0.0 < $1.0 }
  }

  /// Whether two parties may meet in one election, or have one code.
  private static func areRivals(_ one: Party, _ other: Party) -> Bool {
    one.country == nil || other.country == nil || one.country == other.country
      || one.code == other.code
  }

  private static func names(of party: Party) -> [String] {
    [party.code.text, party.name] + [party.shortName].compactMap { $0 } + party.aliases
      + party.registrations
  }

  private static func folded(_ name: String) -> String {
    name.trimmingCharacters(in: .whitespacesAndNewlines)
      .folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}
