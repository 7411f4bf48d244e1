import ElectionResults
import FeedFormats
import Testing

@Suite("results-json")
struct ResultsJSONTests {
  private func snapshot(_ name: String) throws -> ResultsSnapshot {
    try ResultsJSON().snapshot(from: [
      FeedPart.plain: Fixture.bytes("results-json/good/\(name).json")
    ])
  }

  @Test("every member arrives where it belongs")
  func declared() throws {
    let snapshot = try snapshot("hartlepool-declared")
    let contest = ContestResult(
      id: "E14000733", name: "Hartlepool", region: "North East", kind: .constituency, seats: 1,
      status: .declared, declaredAt: Timestamp(rfc3339: "2021-05-07T06:10:00Z"),
      reportingPercentage: 100, electorate: 70768, validVotes: 29933, rejectedVotes: 182,
      ballots: 30115,
      previous: [StatedParty(party: PartyReference(name: "lab"), seats: 1, votes: 15464)],
      candidates: [
        CandidateResult(
          id: "mortimer", name: "Jill Mortimer", party: PartyReference(name: "Con"), votes: 15529,
          isElected: true),
        CandidateResult(
          id: "williams", name: "Paul Williams", party: PartyReference(name: "Lab"), votes: 8589,
          isElected: false),
      ])
    #expect(
      snapshot
        == ResultsSnapshot(
          election: "hartlepool-2021", generatedAt: Timestamp(rfc3339: "2021-05-07T06:12:00Z"),
          contests: [contest]))
  }

  @Test("what is null is as if it were not there")
  func nulls() throws {
    let expected = ContestResult(
      id: "E14000733", name: "Hartlepool",
      candidates: [CandidateResult(name: "Jill Mortimer", party: PartyReference())])
    let nulls = try snapshot("every-optional-member-null")
    let missing = try snapshot("only-ids-and-names")
    #expect(nulls == ResultsSnapshot(contests: [expected]))
    #expect(missing.contests.first == expected)
  }

  @Test("numbers may be strings of their digits")
  func digits() throws {
    let contest = try #require(try snapshot("digits-in-strings").contests.first)
    #expect(contest.electorate == 70768)
    #expect(contest.reportingPercentage == 100)
    #expect(contest.candidates.first?.votes == 15529)
  }

  @Test("a list contest has its lists, their seats and who sits in them")
  func lists() throws {
    let contests = try snapshot("list-region-and-body").contests
    #expect(contests.map(\.kind) == [.listRegion, .body, .listRegion])
    #expect(contests.map(\.seats) == [9, 169, 3])
    #expect(contests[0].lists.map(\.votes) == [28399, 7262, 20520])
    #expect(contests[0].lists.map(\.seats) == [2, 1, 1])
    #expect(
      contests[0].lists.map(\.persons) == [
        [.init(name: "Siv Mossleth"), .init(id: "2", name: "Willfred Nordlund")],
        [.init(name: "Geir-Asbjørn Jørgensen")], [],
      ])
    #expect(contests[0].previous.map(\.seats) == [2, 2, 0])
  }

  @Test("contests of two seats, of none, and with a weight of their own")
  func seats() throws {
    let ward = try #require(try snapshot("ward-of-two-seats").contests.first)
    #expect(ward.seats == 2 && ward.kind == .ward)
    #expect(ward.candidates.map(\.isElected) == [true, true, false])
    #expect(ward.previous.map(\.seats) == [2, 1])
    let area = try #require(try snapshot("counting-area-of-a-referendum").contests.first)
    #expect(area.seats == 0 && area.kind == .countingArea)
    let state = try #require(try snapshot("state-with-weight").contests.first)
    #expect(state.weight == 3 && state.seats == 1 && state.status == .called)
  }

  @Test("with a log, what cannot be read is noted and the rest is read")
  func log() throws {
    let log = ReadingLog()
    let body = """
      {"test": "no", "contests": [{"id": "a", "name": "A", "seats": "two", "colour": 1},
        {"id": "b"}, {"id": "c", "name": "C", "status": "done"}, {"id": "A", "name": "A"}]}
      """
    let snapshot = try ResultsJSON().snapshot(
      from: FeedBodies([FeedPart.plain: Array(body.utf8)], log: log))
    #expect(snapshot.contests.map(\.id) == ["a", "c"])
    #expect(
      log.failures.map(\.place) == [
        .pointer("/contests/0/seats"), .pointer("/contests/1"), .pointer("/contests/2/status"),
        .pointer("/contests/3/id"), .pointer("/test"),
      ])
    #expect(log.unmappedFields.map(\.path) == ["contests/colour"])
  }

  @Test("no contests are a snapshot of nothing")
  func empty() throws {
    #expect(try snapshot("no-contests-yet").contests.isEmpty)
  }

  @Test("a rehearsal is marked, and its time is read with fractions and an offset")
  func rehearsal() throws {
    let snapshot = try snapshot("rehearsal-with-offset-times")
    #expect(snapshot.isTest)
    #expect(snapshot.generatedAt?.description == "2021-05-07T06:12:00.250Z")
  }

  @Test(
    "an error names the place and what would be right",
    arguments: [
      ("bad/votes-with-separators", "/contests/0/candidates/0/votes", "whole number"),
      ("bad/votes-negative", "/contests/0/candidates/0/votes", "\"-1\" is no number"),
      ("bad/status-misspelt", "/contests/0/status", "awaiting, counting, recount, called"),
      ("bad/contest-without-id", "/contests/0", "the member id is missing"),
      ("bad/contest-id-null", "/contests/0/id", "this is null"),
      ("bad/contests-an-object", "/contests", "an array is expected"),
      ("bad/array-at-the-top", "", "an object is expected"),
      ("bad/contest-a-string", "/contests/0", "an object is expected"),
      ("bad/elected-a-star", "/contests/0/candidates/0/elected", "true or false is expected"),
      ("bad/contest-id-a-number", "/contests/0/id", "a string is expected"),
      ("bad/seats-negative", "/contests/0/seats", "a whole number from 0"),
      ("bad/votes-an-object", "/contests/0/candidates/0/votes", "this is an object"),
      ("bad/votes-empty-text", "/contests/0/candidates/0/votes", "whole number"),
      ("bad/parties-an-object", "/contests/0/parties", "an array is expected"),
      ("bad/person-a-number", "/contests/0/parties/0/persons/0", "a name, or an object"),
      ("bad/weight-negative", "/contests/0/weight", "a number from 0"),
      ("bad/two-elected", "/contests/0/candidates/1/elected", "2 candidates are marked"),
      ("bad/two-previous-holders", "/contests/0/previous/1/seats", "a second party"),
      ("bad/time-without-zone", "/contests/0/declared_at", "write it like 2021-05-07T06:12:00Z"),
      ("contradictory/contest-twice", "/contests/1/id", "is already at /contests/0"),
      ("contradictory/candidate-twice", "/contests/0/candidates/1/id", "already at"),
      ("contradictory/party-twice", "/contests/0/parties/1/party", "already at"),
      ("contradictory/more-elected-than-seats", "/contests/0/candidates/2/elected", "3 candidates"),
      ("contradictory/more-list-seats-than-seats", "/contests/0/parties/1/seats", "3 seats are"),
    ])
  func places(name: String, pointer: String, words: String) throws {
    let bytes = try Fixture.bytes("results-json/\(name).json")
    let failure = #expect(throws: DecodingFailure.self) {
      try ResultsJSON().snapshot(from: [FeedPart.plain: bytes])
    }
    #expect(failure?.place == .pointer(pointer))
    #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
  }

  @Test(
    "text that is no JSON is refused with line and column",
    arguments: [
      ("cut-off", 21, 1, "the JSON ends too early"), ("empty", 1, 1, "the JSON ends too early"),
      ("html-page", 1, 1, "a JSON value is expected"),
      ("comma-before-bracket", 3, 1, "a JSON value is expected"),
      ("two-documents", 2, 1, "more text follows"),
    ])
  func syntax(name: String, line: Int, column: Int, words: String) throws {
    let bytes = try Fixture.bytes("results-json/unreadable/\(name).json")
    let failure = #expect(throws: DecodingFailure.self) {
      try ResultsJSON().snapshot(from: [FeedPart.plain: bytes])
    }
    #expect(failure?.place == .line(line, column: column))
    #expect(failure?.what.contains(words) == true, "\(failure?.description ?? "")")
  }

  @Test(
    "what JSON does not allow is refused",
    arguments: [
      "{\"test\": tru", "{\"test\": True}", "{\"test\": 01}", "{'test': true}", "{\"test\": true",
      "{\"election\": \"a\nb\"}", "{\"election\": \"\\x\"}", "{\"election\": \"\\u12g4\"}", "{,}",
      "{\"test\" true}", "[1,]", "{\"contests\": [1 2]}", "nul", "{\"a\": 1.}", "{\"a\": -}",
      String(repeating: "[", count: 200_000),
    ])
  func malformed(text: String) {
    #expect(throws: DecodingFailure.self) { try Fixture.json(text) }
  }

  @Test("a number that no computer holds is refused with line and column")
  func huge() throws {
    let failure = #expect(throws: DecodingFailure.self) {
      try Fixture.json("{\"contests\":\n [123456789012345678901234567890]}")
    }
    #expect(failure?.place == .line(2, column: 3))
    #expect(failure?.what == "the number is too large")
  }

  @Test("bytes that are not UTF-8 are refused at their place")
  func encoding() {
    let bytes = Array("{\"election\": \"".utf8) + [0xE9] + Array("\"}".utf8)
    let failure = #expect(throws: DecodingFailure.self) {
      try ResultsJSON().snapshot(from: [FeedPart.plain: bytes])
    }
    #expect(failure?.place == .line(1, column: nil))
  }

  @Test(
    "a time has date, time and zone",
    arguments: [
      ("2021-05-07T06:12:00Z", true), ("2021-05-07 06:12:00.5+01:00", true),
      ("2021-05-07T06:12:00.123456789-05:30", true), ("2021-05-07T06:12Z", false),
      ("2021-05-07T06:12:00.Z", false), ("2021-05-07", false), ("2021-05-07T06:12:00Zulu", false),
      ("2021-02-30T06:12:00Z", false), ("2021-05-07T25:12:00Z", false), ("", false),
      ("2021-05-07T06:12:00+0100", false),
      ("2021-05-07T06:12:00+25:00", false), ("2024-02-29T23:59:59+14:00", true),
    ])
  func times(text: String, isRead: Bool) {
    let body = "{\"generated_at\": \"\(text)\"}"
    if isRead {
      #expect(throws: Never.self) { try Fixture.json(body) }
    } else {
      #expect(throws: DecodingFailure.self) { try Fixture.json(body) }
    }
  }

  @Test("a byte-order mark and escapes are read")
  func mark() throws {
    let snapshot = try Fixture.json("\u{FEFF}{\"election\": \"Sinn F\\u00e9in \\\"x\\\"\"}")
    #expect(snapshot.election == "Sinn Féin \"x\"")
  }
}
