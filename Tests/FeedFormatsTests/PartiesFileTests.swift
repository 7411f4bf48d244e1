import ElectionResults
import FeedFormats
import Testing

@Suite("Config/parties.yaml")
struct PartiesFileTests {
  @Test(
    "names and codes of each country's feeds lead to its party",
    arguments: [
      ("us", "GOP", "rep"), ("us", "REP", "rep"), ("us", "Democratic Party", "dem"),
      ("us", "Lib", "lbt"), ("us", "LBN", "lbt"), ("us", "Grn", "gpus"), ("us", "CON", "cst"),
      ("us", "Una", "ind"), ("ca", "Libéral", "lpc"), ("ca", "Conservateur", "cpc"),
      ("ca", "NPD-Nouveau Parti démocratique", "ndp"), ("ca", "Bloc Québécois", "bq"),
      ("ca", "Parti Vert", "gpc"), ("ca", "No Affiliation", "ind"),
      ("au", "Australian Labor Party (State of Queensland)", "alp"), ("au", "LP", "lpa"),
      ("au", "LNP", "lnp"), ("au", "CLP", "clp"), ("au", "NP", "nat"), ("au", "GRN", "grnau"),
      ("au", "Liberal", "lpa"), ("no", "A", "ap"), ("no", "RØDT", "rodt"), ("no", "H", "h"),
      ("no", "Miljøpartiet De Grønne", "mdg"), ("de", "GRÜNE", "gruene"), ("de", "CDU", "cdu"),
      ("de", "Christlich-Soziale Union in Bayern e.V.", "csu"), ("de", "NPD", "heimat"),
      ("gb", "Liberal", "liberal"), ("gb", "C", "con"), ("gb", "Green", "green"),
      ("gb", "Sinn Féin", "sf"), ("ca", "Green", "gpc"), ("us", "Green", "gpus"),
    ] as [(String, String, PartyCode)])
  func countries(country: String, name: String, code: PartyCode) {
    #expect(Fixture.book.book(of: country).party(named: name)?.code == code)
  }

  @Test("every party but the independents has a country, and every country has its large parties")
  func everyCountry() {
    #expect(Fixture.parties.filter { $0.country == nil }.map(\.code) == ["ind"])
    #expect(Fixture.book.countries == ["au", "ca", "de", "gb", "no", "us"])
    for country in Fixture.book.countries {
      #expect(Fixture.book.book(of: country).parties.count > 15, "\(country)")
    }
  }

  @Test("a format that is one country's says so, and its country has parties")
  func formats() {
    let countries = BuiltInFormats.all.compactMap { format in
      format.country.map { "\(format.name) \($0)" }
    }
    #expect(
      countries == [
        "uk-parliament-csv gb", "democracy-club-json gb", "pa-xml gb", "valgresultat-json no",
        "elections-canada-tsv ca", "clarity-xml us", "ap-json us", "aec-media-feed au",
        "nist-1500-100 us", "hoc-library-csv gb", "eu-referendum-csv gb", "california-sos-json us",
        "nyt-2020-rss us",
      ])
  }

  @Test("no name belongs to two parties of a country, and no code to two parties")
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
