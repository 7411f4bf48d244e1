internal import ConfigurationText
internal import ElectionResults

/// The parties file: canonical codes, names and all the other names that feeds use.
enum PartiesFile {
  /// The list that is built in, the same as the shipped `Config/parties.yaml`.
  static var builtIn: SourceFile {
    SourceFile(
      path: "Config/parties.yaml",
      text: String(decoding: PackageResources.parties_yaml, as: UTF8.self))
  }

  /// Reads a book of parties; a name that two parties of a country claim is an error at the second.
  static func book(from file: SourceFile, into diagnostics: inout Diagnostics) -> PartyBook {
    guard let root = YAMLDocument.compose(file, into: &diagnostics),
      let entries = shape.read(root, &diagnostics)
    else { return PartyBook([]) }
    let parties = entries.map(\.value)
    for (name, codes) in PartyBook.conflicts(in: parties) {
      guard let second = entries.last(where: { $0.value.code == codes[1] }) else { continue }
      diagnostics.error(
        at: second.place, "\"\(name)\" is claimed by the party \"\(codes[0])\" too")
    }
    return PartyBook(parties)
  }

  private static let shape = Shape<[Located<Party>]>.object(
    Key("parties", .list(of: party.located), "The parties.")
  ) { $0 }

  private static let party = Shape<Party>.object(
    Key("id", .identifier, "The code in events, rules and tallies."),
    Key(
      optional: "country", .country,
      "The country in whose elections the party stands. Default: every country."),
    Key("name", .string, "The name in messages."),
    Key(optional: "short", .string, "The short form."),
    Key(optional: "colour", .colour, "The colour, as \"#rrggbb\"."),
    Key("aliases", .list(of: .string), default: [], "Other names in feeds."),
    Key("registrations", .list(of: .string), default: [], "Registration numbers in feeds.")
  ) { id, country, name, short, colour, aliases, registrations in
    Party(
      code: PartyCode(id), country: country, name: name, shortName: short, colour: colour,
      aliases: aliases, registrations: registrations)
  }
}

extension Shape where Value == String {
  fileprivate static let colour = Shape(
    schema: ["type": "string", "pattern": "^#[0-9a-fA-F]{6}$"],
    expectation: "a colour such as \"#0087dc\""
  ) { node, diagnostics in
    guard let text = node.scalar?.text, text.wholeMatch(of: /#[0-9a-fA-F]{6}/) != nil else {
      diagnostics.mismatch("a colour such as \"#0087dc\"", node)
      return nil
    }
    return text
  }
}
