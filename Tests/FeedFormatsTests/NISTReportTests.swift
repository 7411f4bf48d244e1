import ElectionResults
import FeedFormats
import Testing

@Suite("nist-1500-100")
struct NISTReportTests {
  private func text() throws -> String {
    String(decoding: try Fixture.bytes("nist-1500-100/wyoming.xml"), as: UTF8.self)
  }

  private func snapshot(_ text: String) throws -> ResultsSnapshot {
    try NISTReport().snapshot(from: [FeedPart.plain: Array(text.utf8)])
  }

  /// The contest for the presidency, after the candidate with this reference has got a status.
  private func president(
    _ text: String, _ statuses: [String: String] = [:]
  ) throws -> ContestResult {
    var text = text
    for (id, status) in statuses {
      text = text.replacing(
        "<Candidate ObjectId=\"\(id)\">",
        with:
          "<Candidate ObjectId=\"\(id)\"><PostElectionStatus>\(status)</PostElectionStatus>")
    }
    return try #require(try snapshot(text).contests.first)
  }

  @Test("a contest is known by name and district, its choices by name and party")
  func keys() throws {
    let snapshot = try snapshot(text())
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2020-11-04T04:58:51Z"))
    #expect(!snapshot.isTest)
    #expect(snapshot.contests.map(\.id) == ["US President / Wyoming", "AMENDMENT-A"])
    let contest = snapshot.contests[0]
    #expect(contest.name == "US President" && contest.region == "Wyoming" && contest.seats == 1)
    #expect(contest.pollingDay == "2020-11-03" && contest.electorate == 303_049)
    #expect(contest.countKind == "unofficial-partial" && contest.status == .counting)
    #expect(contest.candidates.map(\.id) == [nil, nil, nil])
    #expect(contest.candidates.map(\.name) == ["Joseph R. Biden", "Donald J. Trump", "Write-Ins"])
    #expect(contest.candidates[0].party.abbreviation == "DEM")
    #expect(contest.candidates[2].party == PartyReference())
    #expect(contest.previous.map(\.party.name) == ["Republican Party"])
    let renumbered = try text().replacing("\"c1\"", with: "\"z9\"")
      .replacing(">c1<", with: ">z9<").replacing("ObjectId=\"k1\"", with: "ObjectId=\"k9\"")
    #expect(try self.snapshot(renumbered) == snapshot)
  }

  @Test("a contest's own figure counts, otherwise the sum over its outermost units, each once")
  func counts() throws {
    let contest = try president(text())
    #expect(contest.candidates.map(\.votes) == [9880, 13385, 1739])
    #expect(contest.candidates.allSatisfy { $0.finalVotes == nil })
  }

  @Test("the first round gives the votes, the last the deciding ones")
  func rounds() throws {
    var text = try text()
    for (votes, round) in [("9092", 1), ("8579", 1), ("1739", 1)] {
      text = text.replacing(
        "<Type>total</Type><Count>\(votes)<",
        with: "<Round>\(round)</Round><Type>total</Type><Count>\(votes)<")
    }
    text = text.replacing(
      "<CandidateIds>c1",
      with:
        "<VoteCounts><GpUnitId>u0</GpUnitId><Round>2</Round><Type>total</Type><Count>10000</Count></VoteCounts><CandidateIds>c1"
    )
    let contest = try president(text)
    #expect(contest.candidates.map(\.votes) == [9880, 13385, 1739])
    #expect(contest.candidates.map(\.finalVotes) == [10000, nil, nil])
  }

  @Test(
    "a winner declares, a projected winner is called, and nothing else elects anybody",
    arguments: [
      (["c2": "winner"], "unofficial-complete", ContestStatus.declared, true),
      (["c2": "winner"], "certified", .certified, true),
      (["c2": "projected-winner"], "unofficial-partial", .called, true),
      (
        ["c1": "advanced-to-runoff", "c2": "advanced-to-runoff"], "unofficial-partial", .runoff, nil
      ),
      ([:], "unofficial-complete", .counting, nil), ([:], "certified", .certified, nil),
      ([:], "recount", .recount, nil), ([:], "pre-election", .awaiting, nil),
      ([:], "correction", .counting, nil),
    ] as [([String: String], String, ContestStatus, Bool?)])
  func statuses(
    marks: [String: String], report: String, status: ContestStatus, isElected: Bool?
  ) throws {
    let text = try text().replacing("unofficial-partial", with: report)
    let contest = try president(text, marks)
    #expect(contest.status == status)
    #expect(contest.candidates[1].isElected == isElected)
    #expect(contest.candidates[0].isElected == isElected.map { _ in false })
  }

  @Test("two seats are declared once two are marked")
  func seats() throws {
    let text = try text().replacing("Elected>1<", with: "Elected>2<")
    let one = try president(text, ["c2": "winner"])
    #expect(one.seats == 2 && one.status == .counting)
    #expect(one.candidates.map(\.isElected) == [nil, true, nil])
    let two = try president(text, ["c2": "winner", "c1": "winner"])
    #expect(two.status == .declared && two.candidates.map(\.isElected) == [true, true, false])
  }

  @Test("a question has answers, and who has more votes has not won it")
  func measure() throws {
    let contests = try snapshot(text().replacing("unofficial-partial", with: "certified")).contests
    #expect(contests[1].candidates.map(\.name) == ["For", "Against"])
    #expect(contests[1].candidates.map(\.votes) == [121, 120])
    #expect(contests[1].status == .counting)
  }

  @Test("a test is marked, and a day of 1900 is none")
  func flags() throws {
    let text = try text().replacing("<Status>", with: "<IsTest>true</IsTest><Status>")
      .replacing("2020-11-03", with: "1900-01-01")
    let snapshot = try snapshot(text)
    #expect(snapshot.isTest && snapshot.contests[0].pollingDay == nil)
  }

  @Test(
    "what contradicts itself or has another shape is refused with its place",
    arguments: [
      ("ElectionReport", "Report", "/Report"), (">c1<", ">c7<", "ContestSelection[1]/CandidateIds"),
      ("ObjectId=\"c2\"", "ObjectId=\"c1\"", "Candidate[2]"),
      (">c2<", ">c1<", "ContestSelection[2]"),
      (">288.0<", ">288.5<", "VoteCounts[3]/Count"), (">9092<", ">many<", "VoteCounts[1]/Count"),
      ("<Name>US President</Name>", "", "Contest[1]"),
      ("AMENDMENT-A", "US President / Wyoming", "Contest[2]"),
      (">2020-11-04T04:58:51Z<", ">today<", "GeneratedDate"),
    ])
  func refused(part: String, other: String, told: String) throws {
    let text = try text().replacing(part, with: other)
    let failure = #expect(throws: DecodingFailure.self) { try snapshot(text) }
    #expect("\(failure!)".contains(told), "\(failure!)")
  }
}
