import ElectionResults
import FeedFormats
import Testing

@Suite("aec-media-feed")
struct AECMediaFeedTests {
  private func text(_ fixture: String) throws -> String {
    String(decoding: try Fixture.bytes("aec-media-feed/\(fixture).xml"), as: UTF8.self)
  }

  private func snapshot(_ text: String, names: String? = nil) throws -> ResultsSnapshot {
    var bodies = ["results": Array(text.utf8)]
    if let names { bodies["names"] = Array(names.utf8) }
    return try AECMediaFeed().snapshot(from: FeedBodies(bodies))
  }

  private func contest(_ text: String, names: String? = nil) throws -> ContestResult {
    let contests = try snapshot(text, names: names).contests
    #expect(contests.count == 1)
    return try #require(contests.first)
  }

  @Test("first preferences are the votes, those of the last two decide, a time declares")
  func griffith() throws {
    let snapshot = try snapshot(text("griffith"))
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2016-02-12T03:10:52Z"))
    #expect(!snapshot.isTest)
    let contest = try contest(text("griffith"))
    #expect(contest.id == "163" && contest.name == "Griffith" && contest.region == "QLD")
    #expect(contest.kind == .constituency && contest.status == .declared)
    #expect(contest.declaredAt == Timestamp(rfc3339: "2014-02-17T13:00:00Z"))
    #expect(contest.electorate == 97804 && contest.validVotes == 77723)
    #expect(contest.rejectedVotes == 2552 && contest.ballots == 80275)
    #expect(contest.reportingPercentage == 75)
    #expect(contest.candidates.map(\.id) == ["25268", "25269", "25276", "25270"])
    #expect(contest.candidates.map(\.votes) == [30023, 34491, 7635, 504])
    #expect(contest.candidates.map(\.finalVotes) == [40229, 37494, nil, nil])
    #expect(contest.candidates.map(\.isElected) == [true, false, false, false])
    #expect(contest.candidates[0].name == "Terri BUTLER")
    #expect(contest.candidates[0].party.abbreviation == "ALP")
    #expect(contest.candidates[3].party == PartyReference())
    #expect(contest.previous.map(\.party.abbreviation) == ["ALP"])
  }

  @Test("a mark without a time of declaration declares nothing")
  func undeclared() throws {
    let text = try text("griffith").replacing(" Declared=\"2014-02-18T00:00:00\"", with: "")
    let contest = try contest(text)
    #expect(contest.status == .counting && contest.declaredAt == nil)
    #expect(contest.candidates.map(\.isElected) == [true, nil, nil, nil])
  }

  @Test("a time declares nothing without the count of the last two or a mark")
  func timeAlone() throws {
    let text = try text("griffith")
    let final = /<TwoCandidatePreferred[^>]*>[\s\S]*<\/TwoCandidatePreferred>/
    let unmarked = text.replacing("<Elected Historic=\"false\">true", with: "<Elected>false")
    #expect(text.contains(final) && unmarked != text)
    let counted = try contest(unmarked)
    #expect(counted.status == .declared && counted.candidates.map(\.finalVotes)[0] == 40229)
    let bare = try contest(unmarked.replacing(final, with: ""))
    #expect(bare.status == .counting && bare.isStatusImplied && bare.declaredAt == nil)
    #expect(bare.candidates.map(\.votes) == [30023, 34491, 7635, 504])
    #expect(bare.candidates.allSatisfy { $0.isElected == nil && $0.finalVotes == nil })
    let marked = try contest(text.replacing(final, with: ""))
    #expect(marked.status == .declared && !marked.isStatusImplied)
    #expect(marked.candidates.map(\.isElected) == [true, false, false, false])
    // With the others' first preferences somebody would reckon a majority out of them.
    #expect(marked.candidates.map(\.votes) == [30023, nil, nil, nil])
    #expect(marked.candidates.allSatisfy { $0.finalVotes == nil })
  }

  @Test("zeros before the count are no votes, and zeros of the last two during it a new count")
  func zeros() throws {
    var text = try text("griffith").replacing(" Declared=\"2014-02-18T00:00:00\"", with: "")
    for votes in ["40229", "37494"] { text = text.replacing(">\(votes)<", with: ">0<") }
    #expect(try contest(text).candidates.map(\.finalVotes) == [0, 0, nil, nil])
    for votes in ["30023", "34491", "7635", "504"] {
      text = text.replacing(">\(votes)<", with: ">0<")
    }
    let contest = try contest(text)
    #expect(contest.status == .awaiting && contest.validVotes == nil)
    #expect(contest.candidates.allSatisfy { $0.votes == nil && $0.finalVotes == nil })
  }

  @Test("a light file takes names and parties from a verbose one, and is refused without")
  func light() throws {
    let contest = try contest(text("griffith-light"), names: text("griffith"))
    #expect(contest.name == "Griffith" && contest.region == "QLD" && contest.status == .counting)
    #expect(contest.candidates.map(\.votes) == [3002, 34491, 7635, 504])
    #expect(contest.candidates[0].name == "Terri BUTLER")
    #expect(contest.candidates.map(\.party.abbreviation) == ["ALP", "LNP", "GRN", nil])
    #expect(contest.previous.isEmpty)
    let failure = #expect(throws: DecodingFailure.self) { try snapshot(text("griffith-light")) }
    #expect(failure?.remedy.contains("`names`") == true)
  }

  @Test("the environment that is no production marks a test")
  func environment() throws {
    #expect(try snapshot(text("griffith").replacing(">PROD<", with: ">TEST<")).isTest)
  }

  @Test("a holder who stands no more is known by the ghost; several parties marked are none")
  func holders() throws {
    let unmarked = try text("griffith").replacing(
      "Notional=\"true\">true", with: "Notional=\"false\">false")
    let ghost = unmarked.replacing(
      "</eml:CandidateIdentifier><Incumbent Notional=\"false\">false",
      with: "</eml:CandidateIdentifier><eml:AffiliationIdentifier ShortCode=\"PUP\"/>"
        + "<Incumbent Notional=\"true\">false")
    #expect(try contest(ghost).previous.map(\.party.abbreviation) == ["PUP"])
    #expect(try contest(unmarked).previous.isEmpty)
    let all = unmarked.replacing("Notional=\"false\"", with: "Notional=\"true\"")
    #expect(try contest(all).previous.isEmpty)
  }

  @Test(
    "what contradicts itself or has another shape is refused with its place",
    arguments: [
      ("ContestIdentifier Id=\"163\"", "ContestIdentifier", "the attribute @Id is missing"),
      ("MediaFeed", "NewsFeed", "/NewsFeed"), ("Results", "Outcome", "<Results> is missing"),
      ("Id=\"25276\"", "Id=\"25270\"", "FirstPreferences/Candidate[3]"),
      (">97804<", ">97,804<", "Contest/Enrolment"),
      ("2014-02-18T00:00:00", "yesterday", "Contest/@Declared"),
      ("Elected Historic=\"false\">true", "Elected>perhaps", "Candidate[1]/Elected"),
    ])
  func refused(part: String, other: String, told: String) throws {
    let text = try text("griffith").replacing(part, with: other)
    let failure = #expect(throws: DecodingFailure.self) { try snapshot(text) }
    #expect("\(failure!)".contains(told), "\(failure!)")
    #expect("\(failure!)".hasPrefix("results, "))
  }
}
