import ElectionResults
import FeedFormats
import Testing

@Suite("pa-xml")
struct PAXMLTests {
  private static let result = "results/Hartlepool_By_Election_result_Hartlepool_1.xml"
  private static let rush = "results/Hartlepool_By_Election_rush_Hartlepool_1.xml"
  private static let recount = "results/Hartlepool_By_Election_recount_Hartlepool_1.xml"
  private static let nominations =
    "nominations/Hartlepool_By_Election_nominations_Hartlepool_1.xml"

  private func text(_ fixture: String) throws -> String {
    String(decoding: try Fixture.bytes("pa-xml/\(fixture).xml"), as: UTF8.self)
  }

  private func snapshot(
    _ files: [String: String], listed: [String] = []
  ) throws -> ResultsSnapshot {
    try PAXML().snapshot(
      from: FeedBodies(
        files.mapValues { Array($0.utf8) }, folderNames: ["results": listed]))
  }

  private func contest(
    _ files: [String: String], listed: [String] = []
  ) throws -> ContestResult {
    let contests = try snapshot(files, listed: listed).contests
    #expect(contests.count == 1)
    return try #require(contests.first)
  }

  @Test("a result declares the candidate with the star, with figures, holder and day")
  func declared() throws {
    for part in [Self.result, FeedPart.plain, "results"] {
      let contest = try contest([part: text("hartlepool-result")])
      #expect(contest.id == "296" && contest.name == "Hartlepool")
      #expect(contest.kind == .constituency && contest.status == .declared)
      #expect(contest.declaredAt == Timestamp(rfc3339: "2021-05-07T06:10:00Z"))
      #expect(contest.electorate == 70768 && contest.validVotes == 29933)
      #expect(contest.pollingDay == "2021-05-06" && !contest.isTest)
      #expect(contest.candidates.map(\.isElected) == [true, false, false, false, false])
      #expect(contest.candidates.map(\.votes) == [15529, 8589, 2904, 2911, 0])
      #expect(contest.candidates[0].id == "81001" && contest.candidates[0].name == "Jill Mortimer")
      #expect(contest.candidates[3].party.name == "Twelve Others & More")
      #expect(Fixture.book.code(for: contest.candidates[0].party) == "con")
      #expect(contest.previous.map { Fixture.book.code(for: $0.party) } == ["lab"])
      #expect(contest.previous.map(\.seats) == [1])
    }
  }

  @Test("who has no votes stated has none only when the others' votes make up the total")
  func omittedZeros() throws {
    let text = try text("hartlepool-result").replacing(
      "turnout=\"29933\"", with: "turnout=\"29940\"")
    #expect(try contest([Self.result: text]).candidates.last?.votes == nil)
  }

  @Test("a rush declares for the only candidate of the party, or else for the party under its name")
  func rush() throws {
    let alone = try contest([Self.rush: text("hartlepool-rush")])
    #expect(alone.status == .declared)
    #expect(alone.declaredAt == Timestamp(rfc3339: "2021-05-07T06:09:00Z"))
    #expect(alone.candidates.map(\.name) == ["Conservative"])
    #expect(alone.candidates.map(\.isElected) == [true])
    #expect(alone.candidates[0].id == nil && alone.candidates[0].votes == nil)
    #expect(alone.previous.map(\.party.abbreviation) == ["Lab"])
    let named = try contest([
      Self.rush: text("hartlepool-rush"), Self.nominations: text("hartlepool-nominations"),
    ])
    #expect(named.candidates.map(\.name) == ["Jill Mortimer", "Paul Williams"])
    #expect(named.candidates.map(\.isElected) == [true, false])
    #expect(named.status == .declared)
  }

  @Test("PA's own abbreviation is the party that others call otherwise")
  func abbreviation() throws {
    let rush = try text("hartlepool-rush").replacing(" winningPartyName=\"Conservative\"", with: "")
      .replacing("sittingPartyAbbreviation=\"Lab\"", with: "sittingPartyAbbreviation=\"C\"")
      .replacing(" sittingPartyName=\"Labour\"", with: "")
    let contest = try contest([Self.rush: rush])
    #expect(contest.candidates.map { Fixture.book.code(for: $0.party) } == ["con"])
    #expect(contest.previous.map { Fixture.book.code(for: $0.party) } == ["con"])
  }

  @Test("a rush for an independent whom nobody names elects nobody yet")
  func independentRush() throws {
    let text = try text("hartlepool-rush").replacing("\"Conservative\"", with: "\"Independent\"")
      .replacing("Abbreviation=\"C\"", with: "Abbreviation=\"Ind\"")
    #expect(try contest([Self.rush: text]).candidates.isEmpty)
  }

  @Test("a rush is no news once there is a result, whether it came now or before")
  func rushAfterResult() throws {
    let listed = [String(Self.result.dropFirst(8)), String(Self.rush.dropFirst(8))]
    let together = try contest([
      Self.result: text("hartlepool-result"), Self.rush: text("hartlepool-rush"),
    ])
    #expect(together.candidates.count == 5)
    #expect(try snapshot([Self.rush: text("hartlepool-rush")], listed: listed).contests.isEmpty)
    #expect(try snapshot([Self.rush: text("hartlepool-rush")]).contests.count == 1)
  }

  @Test("a higher revision replaces a lower, whether it came now or before")
  func revisions() throws {
    let corrected = try text("hartlepool-result").replacing("15529", with: "15530")
      .replacing("\"29933\"", with: "\"29934\"")
    let second = Self.result.replacing("_1.xml", with: "_10.xml")
    for files in [[Self.result: try text("hartlepool-result"), second: corrected]] {
      #expect(try contest(files).candidates[0].votes == 15530)
    }
    let listed = [String(second.dropFirst(8))]
    #expect(
      try snapshot([Self.result: text("hartlepool-result")], listed: listed).contests.isEmpty)
  }

  @Test("two files of one revision that differ are a contradiction, two that agree are none")
  func contradiction() throws {
    let other = "results/Hartlepool_By_Election_result_HARTLEPOOL_UA_1.xml"
    let text = try text("hartlepool-result")
    let same = try contest([Self.result: text, other: text])
    #expect(same.contradiction == nil)
    let differing = try contest([Self.result: text, other: text.replacing("8589", with: "8590")])
    #expect(differing.contradiction?.contains("HARTLEPOOL_UA_1.xml") == true)
    #expect(differing.contradiction?.contains("revision 1") == true)
  }

  @Test("a file under another name of the election, of a revision that came before, is held")
  func earlierTwin() throws {
    let text = try text("hartlepool-result")
    func contradiction(_ listed: String) throws -> String? {
      try contest([Self.result: text], listed: [listed]).contradiction
    }
    let twin = "By_Election_result_Hartlepool_1.xml"
    #expect(try contradiction(twin)?.contains("\(twin), which came before") == true)
    #expect(try contradiction("Hartlepool_By_Election_result_HARTLEPOOL_1.xml") != nil)
    #expect(try contradiction("Other_result_Hartlepool_1.xml") != nil)
    for other in [
      "By_Election_result_Hartlepool_2.xml", "By_Election_rush_Hartlepool_1.xml",
      "By_Election_result_Hexham_1.xml", "Test_By_Election_result_Hartlepool_1.xml",
      "Local_Elections_result_Hartlepool_1.xml", String(Self.result.dropFirst(8)),
    ] {
      #expect(try contradiction(other) == nil, "\(other)")
    }
    let together = ["results/" + twin: text, Self.result: text]
    #expect(try contest(together, listed: [twin]).contradiction == nil)
  }

  @Test(
    "a file that cannot be read holds its own contest alone",
    arguments: [
      ("votes=\"8589\"", "votes=\"8,589\""), ("date=\"2021-05-06\"", "date=\"6 May\""),
      ("FirstPastThePostResult", "SecondPastThePostResult"), ("81002", "81001"),
    ])
  func unreadable(part: String, other: String) throws {
    let good = try text("hartlepool-result")
    let files = [
      Self.result: good.replacing(part, with: other),
      "results/By_Election_result_Hexham_1.xml":
        good.replacing("number=\"296\"", with: "number=\"311\""),
    ]
    let contests = try snapshot(files).contests
    #expect(contests.map(\.id) == ["296", "311"])
    #expect(contests[0].contradiction?.hasPrefix("results/Hartlepool_By_Election") == true)
    #expect(contests[0].name == "Hartlepool" && contests[0].candidates.isEmpty)
    #expect(contests[0].lacksDeclaringPart && contests[0].status == nil)
    #expect(contests[1].contradiction == nil && contests[1].status == .declared)
    let trial = try FeedTrial(of: FeedBodies(files.mapValues { Array($0.utf8) }), as: PAXML())
    #expect(trial.failures.count == 1)
  }

  @Test("a broken file is of the contest of its name's other files, and fails all without them")
  func broken() throws {
    let good = try text("hartlepool-result")
    let hexham = "results/By_Election_result_Hexham_1.xml"
    let other = good.replacing("number=\"296\"", with: "number=\"311\"")
    let broken = String(good.prefix(good.count / 2))
    #expect(throws: DecodingFailure.self) { try snapshot([Self.result: broken, hexham: other]) }
    let contests = try snapshot([
      Self.result: broken, hexham: other, Self.nominations: text("hartlepool-nominations"),
    ]).contests
    #expect(contests.map(\.id) == ["296", "311"])
    #expect(contests.map { $0.contradiction == nil } == [false, true])
    let test = "results/Test_By_Election_result_Hartlepool_1.xml"
    let unheld = try contest([
      Self.result: good, test: good.replacing("votes=\"8589\"", with: "votes=\"x\""),
    ])
    #expect(unheld.contradiction == nil && !unheld.isTest)
  }

  @Test("a recount is told until a rush or result comes, and again when it is newer than that")
  func recount() throws {
    let told = try contest([Self.recount: text("hartlepool-recount")])
    #expect(told.status == .recount && told.candidates.isEmpty)
    let over = try contest([
      Self.recount: text("hartlepool-recount"), Self.result: text("hartlepool-result"),
    ])
    #expect(over.status == .declared)
    let second = Self.recount.replacing("_1.xml", with: "_2.xml")
    let together = try contest([
      second: text("hartlepool-recount"), Self.result: text("hartlepool-result"),
    ])
    #expect(together.status == .declared)
    let listed = [String(Self.result.dropFirst(8))]
    let late = [Self.recount: try text("hartlepool-recount")]
    #expect(try snapshot(late, listed: listed).contests.isEmpty)
    let newer = [second: try text("hartlepool-recount")]
    #expect(try contest(newer, listed: listed).status == .recount)
  }

  @Test("nominations declare nothing, give the last result, and are no news once counting is told")
  func nominations() throws {
    let contest = try contest([Self.nominations: text("hartlepool-nominations")])
    #expect(contest.status == .awaiting && contest.lacksDeclaringPart)
    #expect(contest.candidates.map(\.votes) == [nil, nil])
    #expect(contest.candidates.map(\.isElected) == [nil, nil])
    #expect(contest.previous.map(\.votes) == [15464, 11869, 10603])
    #expect(contest.previous.map(\.seats) == [1, 0, 0])
    let listed = [String(Self.rush.dropFirst(8))]
    let late = try snapshot(
      [Self.nominations: text("hartlepool-nominations")], listed: listed)
    #expect(late.contests.isEmpty)
  }

  @Test("test files are told by the election's name in the file's name or in the file")
  func tests() throws {
    let text = try text("hartlepool-result")
    let renamed = "results/Test_By_Election_result_Hartlepool_1.xml"
    #expect(try snapshot([renamed: text]).isTest)
    #expect(try contest([renamed: text]).isTest)
    let marked = text.replacing("Hartlepool By-Election", with: "By-Election Test")
    #expect(try contest([Self.result: marked]).isTest)
    let valley = "results/By_Election_result_Test_Valley_1.xml"
    #expect(try !contest([valley: text]).isTest)
    let both = try contest([Self.result: text, renamed: text.replacing("15529", with: "1")])
    #expect(!both.isTest && both.candidates[0].votes == 15529 && both.contradiction == nil)
  }

  @Test("a top-up result is a list region with seats, votes and persons in the order of the list")
  func topUp() throws {
    let contest = try contest([FeedPart.plain: text("highlands-top-up")])
    #expect(contest.id == "scottish-parliament/region/4")
    #expect(contest.kind == .listRegion && contest.seats == 7 && contest.status == .declared)
    #expect(contest.lists.map(\.seats) == [1, 4, 1, 1, 0])
    #expect(contest.lists[1].votes == 60779)
    #expect(contest.lists[1].persons.map(\.id) == ["92001", "92002", "92003", "92004"])
    #expect(contest.lists[4].persons.isEmpty && contest.candidates.isEmpty)
  }

  @Test("a council's result is a contest for the body, with what its parties had before")
  func council() throws {
    let contest = try contest([FeedPart.plain: text("council")])
    #expect(contest.id == "local/council/77" && contest.kind == .body)
    #expect(contest.seats == 36 && contest.status == .declared)
    #expect(contest.lists.map(\.seats) == [13, 11, 12])
    #expect(contest.previous.map(\.seats) == [4, 12, 12, 2])
    #expect(contest.previous.last?.party.name == "Veterans")
    let rush = try text("council").replacing("LocalElectionResult", with: "LocalElectionRush")
    #expect(try snapshot([FeedPart.plain: rush]).contests.isEmpty)
  }

  @Test("a result without winner or mark declares nothing")
  func noWinner() throws {
    let text = try text("hartlepool-result").replacing(" elected=\"*\"", with: "")
    let stated = try contest([Self.result: text])
    #expect(stated.status == .declared && stated.candidates[0].isElected == true)
    let silent = try contest([Self.result: text.replacing(" winningParty=\"C\"", with: "")])
    #expect(silent.status == .counting && silent.declaredAt == nil)
    #expect(silent.candidates.allSatisfy { $0.isElected == nil })
  }

  @Test("files of other names in the folders are left aside")
  func otherFiles() throws {
    let files = [
      "results/.timestamp": "1410367275.55612", "results/readme.txt": "x",
      "results/General_Election_SOP_650.xml": "<x", "results/General_Election_SOP_UK_650.xml": "<x",
      "results/General_Election_result_Hexham.xml": "<x", "results/Election_result_1.xml": "<x",
      Self.result: try text("hartlepool-result"),
    ]
    #expect(try snapshot(files).contests.count == 1)
  }

  @Test(
    "what contradicts itself or has another shape is refused with its place",
    arguments: [
      ("number=\"296\"", "number=\"\"", "/FirstPastThePostResult/Election/Constituency/@number"),
      ("81002", "81001", "is given already, at /FirstPastThePostResult/Election"),
      ("2021-05-07T07:10:00", "ten past seven", "/FirstPastThePostResult/@declarationTime"),
      ("date=\"2021-05-06\"", "date=\"6 May\"", "/FirstPastThePostResult/Election/@date"),
      ("votes=\"8589\"", "votes=\"8,589\"", "Candidate[2]/Party/@votes"),
      ("elected=\"*\"", "elected=\"?\"", "Candidate[1]/@elected"),
      ("FirstPastThePostResult", "SecondPastThePostResult", "/SecondPastThePostResult"),
      ("firstName=\"Jill\" surname=\"Mortimer\"", "", "Candidate[1]: the attribute @ballotName"),
      ("Constituency", "Konstituency", "the element <Constituency> is missing"),
    ])
  func refused(part: String, other: String, told: String) throws {
    let text = try text("hartlepool-result").replacing(part, with: other)
    let failure = #expect(throws: DecodingFailure.self) { try snapshot([Self.result: text]) }
    #expect("\(failure!)".contains(told), "\(failure!)")
    #expect("\(failure!)".hasPrefix("results/Hartlepool_By_Election"))
  }

  @Test("one document may not bring a contest twice")
  func twice() throws {
    let text = try text("hartlepool-recount")
      .replacing("</Election>", with: "<Constituency number=\"296\" name=\"Again\"/></Election>")
    let failure = #expect(throws: DecodingFailure.self) { try snapshot([Self.recount: text]) }
    #expect(failure?.what.contains("/Recount/Election/Constituency[1]") == true)
  }
}
