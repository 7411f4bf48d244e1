import ElectionResults
import FeedFormats
import Testing

@Suite("Config/parties.yaml")
struct PartiesFileTests {
  @Test("no name belongs to two parties")
  func conflicts() {
    #expect(Fixture.parties.count > 30)
    let conflicts = PartyBook.conflicts(in: Fixture.parties).map(\.name)
    #expect(conflicts.isEmpty)
  }

  @Test(
    "names and abbreviations of feeds lead to their party",
    arguments: [
      ("Labour and Co-operative", "lab"), ("Lab Coop", "lab"), ("The Brexit Party", "ruk"),
      ("BRX", "ruk"), ("Brexit", "ruk"), ("Lib", "liberal"), ("LD", "ld"),
      ("Green Party Northern Ireland", "green"), ("Scottish Green Party", "green"),
      ("Sinn Fein", "sf"), ("Spk", "spk"), ("Ind", "ind"), ("SL", "slp"), ("PP52", "con"),
      ("Official Monster Raving Loony Party", "mrlp"), ("HPUK", "heritage"),
      ("Social Democratic & Labour Party", "sdlp"), ("Alliance", "apni"),
    ])
  func lookup(name: String, code: PartyCode) {
    #expect(Fixture.book.party(named: name)?.code == code)
  }

  @Test("the parties of the desk's headlines have the names that it uses")
  func names() {
    #expect(Fixture.book.name(of: "con") == "Conservative")
    #expect(Fixture.book.name(of: "lab") == "Labour")
    #expect(Fixture.book.name(of: "ruk") == "Reform UK")
  }

  @Test("colours are written as #rrggbb")
  func colours() {
    for party in Fixture.parties {
      #expect(party.colour?.wholeMatch(of: /#[0-9a-f]{6}/) != nil, "\(party.name)")
    }
  }
}
