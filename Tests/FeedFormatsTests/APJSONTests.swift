import ElectionResults
import FeedFormats
import Testing

@Suite("ap-json")
struct APJSONTests {
  private func contests(_ name: String) throws -> [ContestID: ContestResult] {
    let snapshot = try snapshot([FeedPart.plain: Fixture.bytes("ap-json/\(name).json")])
    return Dictionary(uniqueKeysWithValues: snapshot.contests.map { ($0.id, $0) })
  }

  private func snapshot(_ bodies: FeedBodies) throws(DecodingFailure) -> ResultsSnapshot {
    try APJSON().snapshot(from: bodies)
  }

  private func reply(_ race: String) throws(DecodingFailure) -> ResultsSnapshot {
    let text = "{\"electionDate\": \"2016-11-08\", \"races\": [\(race)]}"
    return try snapshot([FeedPart.plain: Array(text.utf8)])
  }

  @Test("a called race has the agency's mark and is not declared, whatever part has reported")
  func called() throws {
    let snapshot = try snapshot([FeedPart.plain: Fixture.bytes("ap-json/maine-called.json")])
    let expected = ContestResult(
      id: "ME-20978", name: "Maine: U.S. Senate", region: "Maine", kind: .state, status: .called,
      reportingPercentage: 88.98,
      candidates: [
        CandidateResult(
          id: "28168", name: "Angus King", party: PartyReference(), votes: 346821, isElected: true),
        CandidateResult(
          id: "28157", name: "Charles Summers", party: PartyReference(abbreviation: "GOP"),
          votes: 200209, isElected: false),
        CandidateResult(
          id: "28156", name: "Cynthia Dill", party: PartyReference(abbreviation: "Dem"),
          votes: 85805, isElected: false),
      ], pollingDay: "2012-11-06")
    #expect(snapshot.contests == [expected])
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2012-11-10T19:30:00.250Z"))
    #expect(snapshot.nextURLs.keys.sorted() == [FeedPart.plain])
    #expect(snapshot.nextURLs[FeedPart.plain]?.contains("minDateTime=2012-11-10T19") == true)
  }

  @Test("an uncalled race counts, and its incumbent says nothing of who holds the seat")
  func counting() throws {
    let florida = try #require(try contests("states-and-nation")["FL-10005"])
    #expect(florida.status == .counting)
    #expect(florida.candidates.map(\.isElected) == [nil, nil])
    #expect(florida.candidates.map(\.votes) == [184935, 122658])
    #expect(florida.previous.isEmpty)
  }

  @Test("states weigh their electors, districts with electors are contests, the nation is a body")
  func electors() throws {
    let contests = try contests("states-and-nation")
    #expect(contests.count == 7)
    #expect(contests["AK-0"]?.weight == 3 && contests["AK-0"]?.kind == .state)
    #expect(contests["US-0"]?.weight == 538 && contests["US-0"]?.kind == .body)
    #expect(contests["US-0"]?.name == "United States: President")
    #expect(contests["US-0"]?.status == .awaiting)
    #expect(contests["US-0"]?.candidates.map(\.votes) == [nil, nil])
    #expect(contests["ME-1"]?.weight == 2)
    #expect(contests["ME-1-20901"]?.weight == 1 && contests["ME-1-20901"]?.kind == .district)
    #expect(contests["ME-1-20902"]?.name == "ME: President District 2")
    #expect(contests["ME-20978"]?.weight == nil)
  }

  @Test("an uncontested seat is called with its mark and without votes")
  func uncontested() throws {
    let contests = try contests("marks-of-winners")
    for id in ["MD-22415", "MD-22436"] as [ContestID] {
      let contest = try #require(contests[id])
      #expect(contest.status == .called)
      #expect(contest.candidates.map(\.isElected) == [true])
      #expect(contest.candidates.map(\.votes) == [nil])
      #expect(contest.reportingPercentage == nil)
    }
    let listed = try #require(contests["PA-39728"])
    #expect(listed.status == .awaiting && listed.candidates.isEmpty && listed.kind == .district)
    #expect(listed.name == "PA: State House District 30 (Dem)")
  }

  @Test("a race of three seats with two marks is still counting")
  func seats() throws {
    let judges = try #require(try contests("marks-of-winners")["MD-22417"])
    #expect(judges.seats == 3 && judges.status == .counting)
    #expect(judges.candidates.map(\.isElected) == [true, true, nil])
    #expect(judges.isTest)
  }

  @Test("R makes a runoff, N is not nominated, measures fill no seat")
  func otherMarks() throws {
    let contests = try contests("marks-of-winners")
    let runoff = try #require(contests["GA-8001"])
    #expect(runoff.status == .runoff)
    #expect(runoff.candidates.allSatisfy { $0.isElected == nil })
    #expect(runoff.candidates[0].name == "Nathan Deal Jr.")
    #expect(runoff.name == "Georgia: Governor (GOP primary)")
    let primary = try #require(contests["MA-7003"])
    #expect(primary.status == .counting)
    #expect(primary.candidates.map(\.isElected) == [false, nil])
    #expect(contests["DE-9001"]?.seats == 0 && contests["DE-9001"]?.status == .awaiting)
  }

  @Test(
    "two who advance where no number is stated are two winners, more than stated a contradiction")
  func advancing() throws {
    let marks = """
      "officeName": "Governor", "statePostal": "CA", "candidates": [
        {"last": "Brown", "candidateID": "1", "winner": "X"},
        {"last": "Kashkari", "candidateID": "2", "winner": "X"}]
      """
    let snapshot = try reply(
      "{\"raceID\": \"1\", \(marks)}, {\"raceID\": \"2\", \"numWinners\": 1, \(marks)}")
    #expect(snapshot.contests.map(\.seats) == [2, 1])
    #expect(snapshot.contests.map(\.status) == [.called, .called])
    #expect(snapshot.contests.map(\.contradiction) == [nil, "2 winners are marked for 1 seats"])
  }

  @Test("replies of several states are one snapshot with a next address each")
  func parts() throws {
    let maine = try Fixture.bytes("ap-json/maine-called.json")
    let marks = try Fixture.bytes("ap-json/marks-of-winners.json")
    let snapshot = try snapshot(["me": maine, "others": marks])
    #expect(snapshot.contests.count == 8)
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2016-04-13T18:17:10.720Z"))
    #expect(snapshot.nextURLs.keys.sorted() == ["me"])
    #expect {
      try APJSON().snapshot(from: ["me": maine, "too": maine])
    } throws: {
      "\($0)" == "too, at /races/0/reportingUnits/0: the contest \"ME-20978\" is already at "
        + "/races/0/reportingUnits/0 of me; each contest is given once"
    }
  }

  @Test("a reply of counties alone is refused, one in which nothing changed is not")
  func counties() throws {
    #expect {
      try contests("counties-alone")
    } throws: {
      "\($0)".hasPrefix("at /races: no race has a unit of its state")
    }
    #expect(try reply("").contests.isEmpty)
  }

  @Test(
    "what cannot be read is told with its place",
    arguments: [
      ("{\"raceID\": \"1\", \"statePostal\": \"ME\"}", "at /races/0: the member \"officeName\""),
      ("{\"officeName\": \"Mayor\"}", "at /races/0: the member \"raceID\" is missing"),
      ("7", "at /races/0: this is no race"),
      ("{\"raceID\": \"1\", \"officeName\": \"Mayor\"}", "at /races/0: the member \"statePostal\""),
      (
        """
        {"raceID": "1", "officeName": "Mayor", "statePostal": "ME", "candidates": [
          {"last": "King", "candidateID": "1", "winner": "x"}]}
        """, "at /races/0/candidates/0/winner: \"x\" is no mark"
      ),
      (
        """
        {"raceID": "1", "officeName": "Mayor", "statePostal": "ME", "candidates": [
          {"last": "King", "candidateID": "1"}, {"last": "Dill", "candidateID": "1"}]}
        """, "at /races/0/candidates/1: the candidate \"1\" is already at /races/0/candidates/0"
      ),
      (
        """
        {"raceID": "1", "officeName": "Mayor", "statePostal": "ME", "candidates": [
          {"last": "King", "candidateID": "1", "voteCount": -3}]}
        """, "at /races/0/candidates/0/voteCount: \"-3\" is no number"
      ),
    ])
  func places(race: String, words: String) {
    #expect {
      try reply(race)
    } throws: {
      "\($0)".hasPrefix(words)
    }
  }

  @Test("with a log, a race that cannot be read is noted and the others are read")
  func log() throws {
    let log = ReadingLog()
    let text = """
      {"electionDate": "today", "races": [{"raceID": "1"},
        {"raceID": "2", "officeName": "Mayor", "statePostal": "ME", "colour": "red"}]}
      """
    let snapshot = try snapshot(FeedBodies([FeedPart.plain: Array(text.utf8)], log: log))
    #expect(snapshot.contests.map(\.id) == ["ME-2"])
    #expect(log.failures.map(\.place) == [.pointer("/electionDate"), .pointer("/races/0")])
    #expect(log.unmappedFields.map(\.path) == ["races/colour"])
  }

  @Test("races of which none can be read are refused for what they lack, also to a probe")
  func raceWithoutID() throws {
    let text = String(decoding: try Fixture.bytes("ap-json/maine-called.json"), as: UTF8.self)
    let nameless = text.replacing("\"raceID\"", with: "\"number\"")
    #expect(nameless != text)
    let bodies = FeedBodies([FeedPart.plain: Array(nameless.utf8)])
    for read in [
      { _ = try FeedTrial(of: bodies, as: APJSON()) }, { _ = try APJSON().snapshot(from: bodies) },
    ] {
      let failure = #expect(throws: DecodingFailure.self) { try read() }
      #expect(failure?.what.contains("\"raceID\" is missing") == true, "\(failure!)")
    }
  }
}
