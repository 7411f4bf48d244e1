internal import Foundation

/// Looks parties up by any name under which a feed may mention them.
package struct PartyBook: Sendable {
  /// In the order of the file.
  package let parties: [Party]
  private let positions: [String: Int]

  /// Makes a book of these parties. Of two parties that claim one name the first keeps it; ``conflicts(in:)`` tells.
  package init(_ parties: [Party]) {
    self.parties = parties
    var positions: [String: Int] = [:]
    for (position, party) in parties.enumerated() {
      for name in Self.names(of: party) where positions[Self.folded(name)] == nil {
        positions[Self.folded(name)] = position
      }
    }
    self.positions = positions
  }

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

  /// Names that more than one party claims, with the codes of all who do.
  package static func conflicts(in parties: [Party]) -> [(name: String, codes: [PartyCode])] {
    var owners: [String: [PartyCode]] = [:]
    for party in parties {
      for name in Set(names(of: party).map(folded)) { owners[name, default: []].append(party.code) }
    }
    return owners.filter { $0.value.count > 1 }.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
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
