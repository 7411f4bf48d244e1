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

  @Test("two parties that claim one name are told")
  func conflicts() {
    let conflicts = PartyBook.conflicts(in: Self.parties)
    #expect(conflicts.map(\.name) == ["lab"])
    #expect(conflicts.map(\.codes) == [["lab", "ps"]])
  }
}
