import ElectionResults
import FeedFormats
import Testing

@Suite("valgresultat-json")
struct ValgresultatJSONTests {
  private func snapshot(_ name: String) throws -> ResultsSnapshot {
    try ValgresultatJSON().snapshot(from: [
      FeedPart.plain: Fixture.bytes("valgresultat-json/\(name).json")
    ])
  }

  private func contest(_ name: String) throws -> ContestResult {
    try #require(try snapshot(name).contests.first)
  }

  @Test("a county is a list region with its lists, seats, persons and the seats before")
  func county() throws {
    let snapshot = try snapshot("nordland-2021")
    let contest = try #require(snapshot.contests.first)
    #expect(contest.id == "fylke-18" && contest.name == "Nordland" && contest.kind == .listRegion)
    #expect(contest.seats == 9 && contest.status == .counting)
    #expect(contest.reportingPercentage == 100 && contest.electorate == 182_075)
    #expect(contest.lists.map(\.party.abbreviation) == ["RØDT", "SP", "H"])
    #expect(contest.lists.map(\.votes) == [7262, 28399, 20520])
    #expect(contest.lists.map(\.seats) == [1, 2, 1])
    #expect(contest.lists[0].persons == [.init(name: "Geir-Asbjørn Jørgensen")])
    #expect(contest.previous.map(\.seats) == [0, 2, 2])
    #expect(contest.countKind == "endelig 96.7 %, oppgjor 0.0 %")
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2021-09-14T18:29:35Z"))
  }

  @Test("the country is a body, and sums of small parties are no party")
  func country() throws {
    let contest = try contest("norge-2021")
    #expect(contest.id == "land-0" && contest.kind == .body && contest.seats == 169)
    #expect(
      contest.lists.map(\.party.name) == ["Arbeiderpartiet", "Senterpartiet", "Pasientfokus"])
    #expect(contest.lists.map(\.seats) == [48, 28, 1])
  }

  @Test("before the close noughts are no figures, of 2025 as of 2021")
  func awaiting() throws {
    let contest = try contest("oslo-2025-before-the-close")
    #expect(contest.status == .awaiting && contest.seats == 20)
    #expect(contest.lists.map(\.votes) == [nil, nil])
    #expect(contest.lists.map(\.seats) == [nil, nil])
    #expect(contest.previous.isEmpty && contest.validVotes == nil)
    #expect(contest.reportingPercentage == 0)
  }

  @Test("the first count in full declares nothing, the settlement stated as finished does")
  func settled() throws {
    let counting = try contest("oslo-2025-counting")
    #expect(counting.status == .counting && counting.reportingPercentage == 100)
    #expect(counting.countKind == "andre 2/5, oppgjor 0/5")
    #expect(counting.validVotes == 421_836 && counting.rejectedVotes == 101)
    #expect(counting.previous.map(\.seats) == [4, 3])
    let underWay = try contest("oslo-2025-settlement-under-way")
    #expect(underWay.status == .counting && underWay.countKind == "andre 5/5, oppgjor 5/5")
    let settled = try contest("oslo-2025-settled")
    #expect(settled.status == .declared && settled.declaredAt == nil)
    #expect(settled.reportingPercentage == 100 && settled.validVotes == 421_918)
    #expect(settled.lists.map(\.seats) == [5, 2, 0])
  }

  @Test("more seats allocated than there are is a contradiction")
  func contradiction() throws {
    let body = String(
      decoding: try Fixture.bytes("valgresultat-json/norge-2021.json"), as: UTF8.self)
    let spoilt = body.replacing("\"antall\": 169", with: "\"antall\": 76")
    let snapshot = try ValgresultatJSON().snapshot(from: [FeedPart.plain: Array(spoilt.utf8)])
    #expect(snapshot.contests.first?.contradiction == "77 seats are allocated of 76")
    #expect(try contest("norge-2021").contradiction == nil)
  }

  @Test("counties under names of the desk's own are one snapshot with the latest time")
  func parts() throws {
    let snapshot = try ValgresultatJSON().snapshot(from: [
      "nordland": Fixture.bytes("valgresultat-json/nordland-2021.json"),
      "hele landet": Fixture.bytes("valgresultat-json/norge-2021.json"),
    ])
    #expect(Set(snapshot.contests.map(\.id)) == ["fylke-18", "land-0"])
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2021-09-14T18:29:35Z"))
    #expect {
      let oslo = try Fixture.bytes("valgresultat-json/oslo-2025-counting.json")
      return try ValgresultatJSON().snapshot(from: ["a": oslo, "b": oslo])
    } throws: {
      "\($0)".hasPrefix("b, at the top: the contest \"fylke-03\" is already at the top of a")
    }
  }

  @Test(
    "smaller areas elect where they have seats, otherwise they are counted only",
    arguments: [
      ("ST", "kommune", "0301", 0, "kommune-0301", ContestKind.countingArea),
      ("KO", "kommune", "0301", 59, "kommune-0301", .district),
      ("KO", "fylke", "03", 59, "fylke-03", .body),
      ("FY", "fylke", "31", 35, "fylke-31", .listRegion),
      ("ST", "krets", "0001", 0, "krets-0301-0001", .countingArea),
    ])
  func areas(
    election: String, level: String, number: String, seats: Int, id: ContestID, kind: ContestKind
  ) throws {
    let text = """
      {"id": {"valgtype": "\(election)", "nivaa": "\(level)", "nr": "\(number)", "navn": "Oslo"},
       "stemmer": {"total": 0}, "partier": [], "mandater": {"antall": \(seats)},
       "_links": {"up": {"nr": "0301", "navn": "Oslo kommune"}}}
      """
    let snapshot = try ValgresultatJSON().snapshot(from: [FeedPart.plain: Array(text.utf8)])
    #expect(snapshot.contests.map(\.id) == [id])
    #expect(snapshot.contests.map(\.kind) == [kind])
    #expect(snapshot.contests.map(\.seats) == [seats])
  }

  @Test(
    "what cannot be read is told with its place",
    arguments: [
      ("\"antall\": 5,", "\"antall\": \"five\",", "at /partier/0/mandater/resultat/antall"),
      ("\"endring\": 1,", "\"endring\": 9,", "at /partier/0/mandater/resultat/endring"),
      ("2025-09-09T18:30:18", "2025-09-09 18:30", "at /tidspunkt/rapportGenerert"),
      (
        "\"partikode\": \"SV\"", "\"partikode\": \"A\"", "at /partier/1: the party \"A\" is already"
      ),
      ("\"partikode\": \"SV\",", "", "at /partier/1/id: the member \"partikode\" is missing"),
      ("\"nivaa\": \"fylke\",", "", "at /id: the member \"nivaa\" is missing"),
      (
        "\"stemmer\": {\n  \"total\"", "\"s\": {\n  \"total\"", "at the top: the member \"stemmer\""
      ),
      ("\"status\": \"ferdig\"", "\"status\": \"ok\"", ""),
    ])
  func places(text: String, replacement: String, words: String) throws {
    let body = String(
      decoding: try Fixture.bytes("valgresultat-json/oslo-2025-settled.json"), as: UTF8.self
    ).replacing("2025-09-17T12:10:25", with: "2025-09-09T18:30:18")
    #expect(body.contains(text))
    let spoilt = Array(body.replacing(text, with: replacement).utf8)
    #expect {
      try ValgresultatJSON().snapshot(from: [FeedPart.plain: spoilt])
    } throws: {
      "\($0)".hasPrefix(words)
    }
  }
}
