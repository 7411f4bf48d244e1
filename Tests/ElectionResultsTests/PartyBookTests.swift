import ElectionResults
import Testing

@Suite("party book") struct PartyBookTests {
  static let parties = [
    Party(
      code: "lab", name: "Labour", shortName: "Lab",
      aliases: ["Labour Party", "Labour and Co-operative"], registrations: ["PP53"]),
    Party(code: "reform", name: "Reform UK", aliases: ["Brexit Party"]),
    Party(code: "ps", name: "Parti Québécois", aliases: ["Lab"]),
    Party(code: "ind", name: "Independent"),
  ]

  @Test(
    "a mention is looked up by name, then abbreviation, then registration",
    arguments: [
      (PartyReference(name: " labour AND co-operative"), "lab"),
      (PartyReference(name: "Brexit Party", abbreviation: "Lab"), "reform"),
      (PartyReference(name: "Parti Quebecois"), "ps"),
      (PartyReference(name: "?", abbreviation: "LAB"), "lab"),
      (PartyReference(name: "?", registrations: ["PP1", "PP53"]), "lab"),
      (PartyReference(), "ind"),
      (PartyReference(name: " ", abbreviation: ""), "ind"),
      (PartyReference(name: "Monster Raving Loony", abbreviation: "MRLP"), "Monster Raving Loony"),
      (PartyReference(abbreviation: "MRLP"), "MRLP"),
      (PartyReference(registrations: ["PP9"]), "PP9"),
    ] as [(PartyReference, PartyCode)])
  func code(reference: PartyReference, expected: PartyCode) {
    #expect(PartyBook(Self.parties).code(for: reference) == expected)
  }

  @Test("the name is the book's, of an unknown party its own")
  func name() {
    let book = PartyBook(Self.parties)
    #expect(book.name(of: "LAB") == "Labour")
    #expect(book.name(of: "Loony") == "Loony")
  }

  static let liberals = [
    Party(code: "liberal", country: "gb", name: "Liberal Party", aliases: ["Lib"]),
    Party(code: "lpc", country: "ca", name: "Liberal", aliases: ["LIB", "Libéral"]),
    Party(code: "lbt", country: "us", name: "Libertarian", shortName: "Lib", aliases: ["lpc"]),
    Party(code: "ind", name: "Independent"),
  ]

  @Test(
    "a country's book knows its parties and those of every country, and no other's",
    arguments: [
      ("gb", "Lib", "liberal"), ("ca", "Lib", "lpc"), ("us", "Lib", "lbt"),
      ("gb", "Libertarian", nil),
      ("ca", "Liberal Party", nil), ("us", "Independent", "ind"), ("no", "Lib", nil),
      (nil, "Lib", "liberal"), (nil, "Libertarian", "lbt"), (nil, "Liberal", "liberal"),
      (nil, "lpc", "lpc"), ("us", "lpc", "lbt"),
    ] as [(String?, String, PartyCode?)])
  func countries(country: String?, name: String, code: PartyCode?) {
    let book = PartyBook(Self.liberals).book(of: country)
    #expect(book.party(named: name)?.code == code)
    #expect(PartyBook(Self.liberals, country: country) == book)
  }

  @Test("parties of two countries may share a name, one country's may not, nor any a code")
  func conflictsOfCountries() {
    #expect(PartyBook.conflicts(in: Self.liberals).isEmpty)
    #expect(PartyBook(Self.liberals).countries == ["ca", "gb", "us"])
    let rivals = [
      Party(code: "grits", country: "ca", name: "Liberal"), Party(code: "all", name: "Libertarian"),
      Party(code: "liberal", country: "de", name: "Liberale"),
    ]
    let conflicts = PartyBook.conflicts(in: Self.liberals + rivals)
    #expect(conflicts.map(\.name) == ["liberal", "libertarian"])
    #expect(
      conflicts.map(\.codes) == [["liberal", "lpc", "grits", "liberal"], ["lbt", "all"]])
  }

  @Test("two parties that claim one name are told")
  func conflicts() {
    let conflicts = PartyBook.conflicts(in: Self.parties)
    #expect(conflicts.map(\.name) == ["lab"])
    #expect(conflicts.map(\.codes) == [["lab", "ps"]])
  }
}
