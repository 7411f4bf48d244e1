import ElectionResults
import FeedFormats
import Testing

@Suite("clarity-xml")
struct ClarityXMLTests {
  private func text() throws -> String {
    String(decoding: try Fixture.bytes("clarity-xml/georgia.xml"), as: UTF8.self)
  }

  private func snapshot(_ text: String) throws -> ResultsSnapshot {
    try ClarityXML().snapshot(from: [FeedPart.plain: Array(text.utf8)])
  }

  private func contest(_ text: String) throws -> ContestResult {
    try #require(try snapshot(text).contests.first)
  }

  @Test("a contest has its key, seats, precincts and day, and is never declared")
  func georgia() throws {
    let snapshot = try snapshot(text())
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2020-11-20T20:37:06Z"))
    #expect(!snapshot.isTest && snapshot.contests.count == 1)
    let contest = try contest(text())
    #expect(contest.id == "5000" && contest.name == "President of the United States")
    #expect(contest.region == "GA" && contest.pollingDay == "2020-11-03" && contest.seats == 1)
    #expect(contest.reportingPercentage == 100)
    #expect(contest.status == .counting && contest.declaredAt == nil)
    #expect(contest.candidates.map(\.votes) == [2_461_854, 2_473_633, 62229])
    #expect(contest.candidates.allSatisfy { $0.isElected == nil })
  }

  @Test("party and incumbent are taken out of the words of a choice")
  func words() throws {
    let contest = try contest(text())
    #expect(
      contest.candidates.map(\.name) == ["Donald J. Trump", "Joseph R. Biden", "Jo Jorgensen"])
    #expect(contest.candidates.map(\.party.abbreviation) == ["Rep", "Dem", "Lib"])
    #expect(contest.candidates.map(\.id) == ["1", "2", "3"])
    #expect(contest.previous == [StatedParty(party: PartyReference(abbreviation: "Rep"), seats: 1)])
  }

  @Test(
    "a stated party stands above the words; NP and nothing are no party",
    arguments: [
      ("Tom Cotton", "REP", "Tom Cotton", "REP"), ("Ann Lee (Dem)", "REP", "Ann Lee", "REP"),
      ("Ann Lee", "NP", "Ann Lee", nil), ("Ann (Annie) Lee", "", "Ann (Annie) Lee", nil),
      ("Ann Lee (NP)", "NP", "Ann Lee", nil),
      ("Ann Lee (Write-in)", "NP", "Ann Lee (Write-in)", nil),
      ("(Yes)", "", "(Yes)", nil),
    ])
  func parties(words: String, stated: String, name: String, party: String?) throws {
    let text = try text().replacing(
      "Joseph R. Biden (Dem)\" party=\"NP\"", with: "\(words)\" party=\"\(stated)\"")
    let candidate = try contest(text).candidates[1]
    #expect(candidate.name == name && candidate.party.abbreviation == party)
  }

  @Test(
    "the letters of a zone are obeyed",
    arguments: [
      ("11/13/2014 2:58:41 PM CST", "2014-11-13T20:58:41Z"),
      ("5/20/2014 8:19:21 PM EDT", "2014-05-21T00:19:21Z"),
      ("5/20/2014 12:00:00 AM PT", "2014-05-20T07:00:00Z"),
    ])
  func zones(written: String, moment: String) throws {
    let text = try text().replacing("11/20/2020 3:37:06 PM EST", with: written)
    #expect(try snapshot(text).generatedAt == Timestamp(rfc3339: moment))
  }

  @Test("precincts are counted where no percentage is given, and nobody's votes are no count")
  func precincts() throws {
    var text = try text().replacing(" precinctsReportingPercent=\"100.00\"", with: "")
    #expect(try contest(text).reportingPercentage == 100)
    text = text.replacing("precinctsReported=\"2655\"", with: "precinctsReported=\"531\"")
    #expect(try contest(text).reportingPercentage == 20)
    for votes in ["2461854", "2473633", "62229"] { text = text.replacing(votes, with: "0") }
    #expect(try contest(text).status == .awaiting)
  }

  @Test("several votes fill several seats, and then an incumbent holds none of them alone")
  func seats() throws {
    let contest = try contest(text().replacing("voteFor=\"1\"", with: "voteFor=\"3\""))
    #expect(contest.seats == 3 && contest.previous.isEmpty)
  }

  @Test(
    "what contradicts itself or has another shape is refused with its place",
    arguments: [
      ("ElectionResult>", "Election>", "/Election"), ("key=\"2\"", "key=\"1\"", "Choice[2]"),
      ("EST", "XYZ", "/ElectionResult/Timestamp"), ("11/3/2020<", "soon<", "ElectionDate"),
      ("\"62229\"", "\"62,229\"", "Choice[3]/@totalVotes"),
      ("\"100.00\"", "\"101\"", "@precinctsReportingPercent"), ("key=\"5000\"", "", "@key"),
    ])
  func refused(part: String, other: String, told: String) throws {
    let text = try text().replacing(part, with: other)
    let failure = #expect(throws: DecodingFailure.self) { try snapshot(text) }
    #expect("\(failure!)".contains(told), "\(failure!)")
  }
}
