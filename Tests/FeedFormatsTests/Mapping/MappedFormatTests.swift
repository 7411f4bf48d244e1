import ConfigurationText
import ElectionResults
import FeedFormats
import Foundation
import Testing

@Suite("feeds read with a mapping")
struct MappedFormatTests {
  private static func format(_ text: String) throws -> MappedFormat {
    var diagnostics = Diagnostics()
    let format = MappingReader.format(
      in: SourceFile(path: "formats/test.yaml", text: text), into: &diagnostics)
    #expect(diagnostics.rendered == "")
    return try #require(format)
  }

  private static func snapshot(
    _ mapping: String, _ body: String, log: ReadingLog? = nil
  ) throws -> ResultsSnapshot {
    try format(mapping).snapshot(
      from: FeedBodies([FeedPart.plain: Array(body.utf8)], log: log))
  }

  /// What the first contest's field is, in a body of one contest.
  private static func contest(_ fields: String, _ body: String) throws -> ContestResult {
    let mapping = "syntax: json\ncontests:\n  id: id\n" + fields
    return try #require(try snapshot(mapping, body).contests.first)
  }

  @Test(
    "paths lead inside, out, to attributes and names, and pick",
    arguments: [
      ("name", "first"), ("a/b", "1"), ("list/name", "x"), ("list[kind=B]/name", "y"),
      ("list[kind='b']/name", "y"), ("list[mark]/name", "y"), ("list[none]/name", nil),
      ("/contests/name", "first"), ("../title", "all"), ("a/../name", "first"),
      ("list/../../title", "all"), ("../../..", nil), ("*/name", "x"), ("a/name()", "a"),
      ("\"Yes/No\"", "slash"), ("'a'/b", "1"), ("a/nothing", nil), ("nested/name", "deep"),
      ("./name", "first"), (" name ", "first"),
    ])
  func paths(path: String, expected: String?) throws {
    let body = """
      {"title": "all", "contests": [{"id": 7, "name": "first", "a": {"b": 1},
        "list": [{"name": "x", "kind": "A"}, {"name": "y", "kind": "B", "mark": true}],
        "nested": [[{"name": "deep"}]], "Yes/No": "slash"}]}
      """
    let quoted = "'" + path.replacing("'", with: "''") + "'"
    let snapshot = try Self.snapshot(
      "syntax: json\ncontests: {at: contests, id: id, region: {at: \(quoted)}}", body)
    #expect(snapshot.contests[0].region == expected)
    #expect(snapshot.contests[0].id == "7" && snapshot.contests[0].name == "7")
  }

  @Test(
    "in XML the name of the root may be written or left out",
    arguments: ["Race", "Results/Race", "/Results/Race", "/Race"])
  func root(path: String) throws {
    let snapshot = try Self.snapshot(
      "syntax: xml\ncontests: {at: \(path), id: '@id', region: /Results/@region}",
      #"<Results region="North"><Race id="1"/></Results>"#)
    #expect(snapshot.contests.map(\.id) == ["1"] && snapshot.contests[0].region == "North")
  }

  @Test("contests under their ids as names are read")
  func keyed() throws {
    let snapshot = try Self.snapshot(
      "syntax: json\ncontests: {at: races/*, id: name(), name: title}",
      #"{"races": {"41": {"title": "A"}, "42": {"title": "B"}}}"#)
    #expect(snapshot.contests.map(\.id) == ["41", "42"])
    #expect(snapshot.contests.map(\.name) == ["A", "B"])
  }

  @Test(
    "values are found, picked, translated and replaced, in this order",
    arguments: [
      ("{at: t, pattern: 'of (?<value>\\w+)'}", "Avalon"),
      ("{at: t, pattern: '(\\w+) of'}", "City"),
      ("{at: t, pattern: '^\\w+'}", "City"), ("{at: t, pattern: X, otherwise: none}", "none"),
      ("{at: t, pattern: '^(\\w+)', words: {CITY: town}}", "town"),
      ("{at: u, otherwise: none}", "none"), ("{at: [u, t]}", "City of Avalon"),
      ("[u, t]", "City of Avalon"), ("[{at: t, pattern: X}, n]", "5"),
      ("{join: [t, u, n]}", "City of Avalon 5"),
      ("{join: [t, n], with: \", \"}", "City of Avalon, 5"),
      ("{is: West}", "West"), ("{at: t, words: {a: b}, otherwise: \"\"}", nil), ("u", nil),
    ])
  func values(value: String, expected: String?) throws {
    let contest = try Self.contest(
      "  region: \(value)", #"{"id": 1, "t": "City of Avalon", "n": 5, "u": null}"#)
    #expect(contest.region == expected)
  }

  @Test(
    "numbers are read as they are written, or are an error with a place",
    arguments: [
      (#""1,234""#, 1234), ("1234", 1234), ("12.0", 12), (#""1\u202F399 455""#, 1_399_455),
      (#""1  399 455""#, 1_399_455), (#""n/a""#, nil), (#""-""#, nil), (#""""#, nil), ("null", nil),
      (#""0""#, 0),
    ])
  func numbers(written: String, expected: Int?) throws {
    let mapping = """
      syntax: json
      numbers: {thousands: [",", " "]}
      contests: {id: id, ballots: n}
      """
    let body = #"{"id": 1, "n": \#(written)}"#
    #expect(try Self.snapshot(mapping, body).contests[0].ballots == expected)
  }

  @Test(
    "what is no number, no percentage, no time and none of the words is an error with a place",
    arguments: [
      ("ballots: n", #""12,34""#, "is no number"), ("ballots: n", "99999999999", "is no number"),
      ("ballots: n", "-5", "is no number"), ("ballots: n", "1e300", "is no number"),
      ("ballots: n", #""0x10""#, "is no number"), ("ballots: n", "true", "is no number"),
      ("reporting: n", #""101""#, "is no percentage"), ("declared_at: n", #""soon""#, "is no time"),
      ("status: {at: n, words: {F: declared}}", #""P""#, "none of the mapping's words: f"),
      ("status: n", #""over""#, "is no status"), ("test: n", #""maybe""#, "neither true nor false"),
      ("region: {at: n, pattern: '^A'}", #""Bury""#, "does not fit the pattern"),
      ("winner: n", #""Nobody""#, "names none of the candidates"),
      ("polling_day: n", #""6 May""#, "is no day"), ("seats: n", "100001", "is no number of seats"),
      ("weight: n", "-3", "is no weight"),
    ])
  func unreadable(field: String, written: String, message: String) throws {
    let mapping = "syntax: json\nnumbers: {thousands: \",\"}\ncontests:\n  id: id\n  \(field)\n"
    let body = #"{"id": 1, "n": \#(written)}"#
    let failure = #expect(throws: DecodingFailure.self) { try Self.snapshot(mapping, body) }
    #expect(failure?.place == .pointer("/n"))
    #expect(failure?.what.contains(message) == true, "\(String(describing: failure))")
    let log = ReadingLog()
    let snapshot = try Self.snapshot(mapping, body, log: log)
    #expect(snapshot.contests.count == 1 && log.failures == [failure])
  }

  @Test("a percentage in text, or two counts, say how much is reported")
  func reporting() throws {
    let text = #"{"id": 1, "r": "95.1% (24,312 of 25,554) precincts reporting", "a": 1, "b": 3}"#
    let picked = try Self.contest("  reporting: {at: r, pattern: '^([0-9.]+)%'}", text)
    #expect(picked.reportingPercentage == 95.1)
    let counted = try Self.contest("  reported_units: a\n  all_units: b", text)
    #expect(counted.reportingPercentage == 33.33)
  }

  @Test("times are read in their zone, with a.m. and p.m., and the latest is the body's")
  func times() throws {
    let mapping = """
      syntax: json
      times:
        - {pattern: "MMMM d, yyyy, h:mm a", zone: America/Los_Angeles}
        - {pattern: dd/MM/yyyy}
      generated_at: races/time
      contests: {at: races, id: id, polling_day: day}
      """
    let body = """
      {"races": [{"id": 1, "time": "November 9, 2022,  8:05 p.m.", "day": "08/11/2022"},
                 {"id": 2, "time": "November 9, 2022, 8:05 a.m.", "day": "2022-11-08"}]}
      """
    let snapshot = try Self.snapshot(mapping, body)
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2022-11-10T04:05:00Z"))
    #expect(snapshot.contests.map(\.pollingDay) == ["2022-11-08", "2022-11-08"])
  }

  @Test(
    "nothing declares but what the mapping names",
    arguments: [
      (#""final": "yes""#, ContestStatus.declared), (#""final": "2021-05-07""#, .declared),
      (#""final": "no""#, nil), (#""final": false"#, nil), (#""final": """#, nil),
      (#""final": 0"#, nil), (#""pct": 100"#, nil),
    ])
  func declaresWhen(member: String, status: ContestStatus?) throws {
    let contest = try Self.contest(
      "  declares_when: final\n  reporting: pct", #"{"id": 1, \#(member)}"#)
    #expect(contest.status == status)
  }

  @Test(
    "winner, leader and holder are named by id, name or party",
    arguments: ["w1", "Ann Ash", "GREEN"])
  func named(by name: String) throws {
    let mapping = """
      syntax: json
      parties: {G: Green}
      contests:
        id: id
        winner: won
        leader: won
        holder: had
        candidates: {at: c, id: i, name: n, party: p}
      """
    let body = """
      {"id": 1, "won": "\(name)", "had": "G", "c": [{"i": "w1", "n": "Ann  Ash", "p": "G"},
       {"i": "w2", "n": "Bob", "p": "Lab"}]}
      """
    let contest = try Self.snapshot(mapping, body).contests[0]
    #expect(contest.candidates.map(\.isElected) == [true, false])
    #expect(contest.candidates.map(\.isLeading) == [true, false])
    #expect(contest.previous == [StatedParty(party: PartyReference(name: "Green"), seats: 1)])
  }

  @Test("lists have votes, seats and persons in their order")
  func lists() throws {
    let contest = try Self.contest(
      """
        kind: list_region
        seats: 7
        lists:
          at: parties
          party: name
          votes: v
          seats: s
          persons: {at: in, id: i, name: n}
      """,
      """
      {"id": 1, "parties": [{"name": "SNP", "v": 9, "s": 1, "in": [{"n": "A", "i": 4}, {"n": "B"}]},
       {"name": "Green", "v": 3, "s": 0}]}
      """)
    #expect(contest.kind == .listRegion && contest.seats == 7)
    #expect(contest.lists.map(\.seats) == [1, 0] && contest.lists.map(\.votes) == [9, 3])
    #expect(contest.lists[0].persons.map(\.name) == ["A", "B"])
    #expect(contest.lists[0].persons.map(\.id) == ["4", nil])
  }

  @Test("a party with two lists in a contest is refused")
  func doubleLists() {
    #expect {
      try Self.contest(
        "  lists: {at: p, party: n}", #"{"id": 1, "p": [{"n": "SNP"}, {"n": "snp"}]}"#)
    } throws: {
      "\($0)".contains("a list of \"1\" is given twice")
    }
  }

  @Test("`where` and `unless` say which things count")
  func conditions() throws {
    let mapping = """
      syntax: json
      contests:
        at: r
        where: {office: [Governor, senator]}
        id: id
        candidates: {at: c, name: n, unless: {n: ["", Write-ins]}}
      """
    let body = """
      {"r": [{"id": 1, "office": "Governor", "c": [{"n": "A"}, {"n": "write-ins"}, {"n": ""}]},
       {"id": 2, "office": "Sheriff"}, {"id": 3, "office": "Senator"}]}
      """
    let contests = try Self.snapshot(mapping, body).contests
    #expect(contests.map(\.id) == ["1", "3"])
    #expect(contests[0].candidates.map(\.name) == ["A"])
  }

  private static let table = """
    syntax: csv
    contests:
      each: candidate
      id: ward
      electorate: {at: electorate, otherwise: ""}
      candidates: {name: name, party: party, votes: votes}
    """

  @Test("a table gives the same whatever the order of rows and columns")
  func order() throws {
    let rows = ["A,1,Ann,Lab,5", "A,,Bob,Con,4", "B,2,Cy,Lab,3"]
    let first = try Self.snapshot(
      Self.table, "ward,electorate,name,party,votes\n" + rows.joined(separator: "\n"))
    let second = try Self.snapshot(
      Self.table, "ward,electorate,name,party,votes\n" + rows.reversed().joined(separator: "\n"))
    let sorted = { (snapshot: ResultsSnapshot) in
      snapshot.contests.sorted { $0.id < $1.id }.map { contest in
        var contest = contest
        contest.candidates.sort { $0.name < $1.name }
        return contest
      }
    }
    #expect(sorted(first) == sorted(second))
    #expect(first.contests.map(\.electorate) == [1, 2])
  }

  @Test(
    "the body's own time may be joined, constant, or what stands otherwise",
    arguments: [
      "{join: [d, t]}", "{join: [{is: 2021-05-07}, t]}",
      "{at: n, otherwise: \"2021-05-07T06:12:00Z\"}",
      "{is: \"2021-05-07T06:12:00Z\"}", "[n, {join: [d, t]}]", "both",
    ])
  func ownTime(value: String) throws {
    let snapshot = try Self.snapshot(
      """
      syntax: json
      times: {pattern: "yyyy-MM-dd HH:mm"}
      generated_at: \(value)
      contests: {at: races, id: id, declared_at: {join: [../d, t]}}
      """,
      """
      {"d": "2021-05-07", "t": "06:12", "both": ["2021-05-07 06:12", "2021-05-06 07:00"],
       "races": [{"id": 1, "t": "04:00"}]}
      """)
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2021-05-07T06:12:00Z"))
    #expect(snapshot.contests.first?.declaredAt == Timestamp(rfc3339: "2021-05-07T04:00:00Z"))
  }

  @Test("a person with an id and no name is reported, and a seat without either is nobody's yet")
  func namelessPerson() throws {
    let lists = "  lists: {at: p, party: n, persons: {at: in, id: i, name: n}}"
    #expect {
      try Self.contest(lists, #"{"id": 1, "p": [{"n": "SNP", "in": [{"i": 4}]}]}"#)
    } throws: {
      "\($0)".hasPrefix("at /p/0/in/0: the person \"4\" has no name")
    }
    let contest = try Self.contest(lists, #"{"id": 1, "p": [{"n": "SNP", "in": [{}]}]}"#)
    #expect(contest.lists.first?.persons == [])
  }

  @Test(
    "a table that contradicts itself, repeats itself or lacks a column is refused in its line",
    arguments: [
      ("ward,name,party,votes\nA,Ann,Lab,5\nA,Ann,Lab,6\n", 3, "is given twice"),
      ("ward,electorate,name,party,votes\nA,1,Ann,Lab,5\nA,2,Bob,Con,6\n", 3, "the electorate of"),
      ("ward,name,votes\nA,Ann,5\n", 1, "the column \"party\" is missing"),
      ("\nward,name\nA,Ann\n", 2, "the column \"party\" and the column \"votes\" are missing"),
      ("ward,name,party,votes\n,Ann,Lab,5\n", 2, "the contest has no id at ward"),
      ("ward,name,party,votes,Votes\nA,Ann,Lab,5,6\n", 1, "two columns are called \"votes\""),
      ("ward;name;party;votes\nA;Ann;Lab;5\n", 1, "the column \"ward\" and the column"),
      ("ward,name,votes\n", 1, "the column \"party\" is missing"),
    ])
  func badTables(body: String, line: Int, message: String) {
    let failure = #expect(throws: DecodingFailure.self) { try Self.snapshot(Self.table, body) }
    guard case .line(line, _)? = failure?.place else {
      Issue.record("at \(String(describing: failure?.place))")
      return
    }
    #expect(failure?.what.contains(message) == true, "\(String(describing: failure))")
  }

  @Test("contests given twice are refused with both places, and so is a body without any")
  func badTrees() {
    let mapping = "syntax: json\ncontests: {at: races, id: id}"
    #expect {
      try Self.snapshot(mapping, #"{"races": [{"id": "A"}, {"id": "a "}]}"#)
    } throws: {
      "\($0)".hasPrefix("at /races/1: the contest \"a\" is given twice; the first is at /races/0")
    }
    #expect {
      try Self.snapshot(mapping, #"{"results": []}"#)
    } throws: {
      "\($0)".hasPrefix("at the top: no contest stands at races")
    }
    #expect {
      try Self.snapshot("syntax: xml\ncontests: {at: Race, id: '@id'}", "<R><Race/></R>")
    } throws: {
      "\($0)".hasPrefix("at /R/Race: the contest has no id at @id")
    }
  }

  @Test("a table may have other separators, rows around it, and no header")
  func layout() throws {
    let mapping = """
      syntax: csv
      encoding: windows-1252
      delimiter: ";"
      skip_first: 2
      skip_last: 1
      columns: [ward, votes]
      contests: {id: ward, ballots: votes}
      """
    let bytes: [UInt8] =
      Array("Results\r\n\r\nWard;Votes\r\nM".utf8) + [0xF3]
      + Array("n;5\r\n\"A;B\";6\r\nSource\r\n".utf8)
    let contests = try Self.format(mapping).snapshot(from: [FeedPart.plain: bytes]).contests
    #expect(contests.map(\.id) == ["Món", "A;B"] && contests.map(\.ballots) == [5, 6])
  }

  @Test("the log tells which fields the mapping does not use")
  func unmapped() throws {
    let log = ReadingLog()
    _ = try Self.snapshot(
      "syntax: json\ncontests: {at: r, id: id, where: {kind: x}}",
      #"{"r": [{"id": 1, "kind": "x", "turnout": 42}]}"#, log: log)
    #expect(log.unmappedFields.map(\.path) == ["r/turnout"])
  }

  @Test("a pattern that would search for ever gives up")
  func endlessPattern() throws {
    let body = #"{"id": 1, "t": "\#(String(repeating: "a", count: 5_000))!"}"#
    let contest = try Self.contest(
      "  region: {at: t, pattern: '^(a+)+$', otherwise: none}", body)
    #expect(contest.region == "a" || contest.region == "none" || contest.region?.count == 1_000)
    let worse = #"{"id": 1, "t": "\#(String(repeating: "a", count: 900))!"}"#
    let second = try Self.contest("  region: {at: t, pattern: '^(a+)+$', otherwise: none}", worse)
    #expect(second.region == "none")
  }

  @Test("the body's election, test mark and next address are read, and no address of a file")
  func frame() throws {
    let mapping = "syntax: json\nelection: e\ntest: t\nnext_url: next\ncontests: {at: r, id: id}"
    let body = #"{"e": "x", "t": true, "next": "https://a.example/2", "r": [{"id": 1}]}"#
    let snapshot = try Self.snapshot(mapping, body)
    #expect(snapshot.election == "x" && snapshot.isTest)
    #expect(snapshot.nextURLs == [FeedPart.plain: "https://a.example/2"])
    #expect {
      try Self.snapshot(mapping, body.replacing("https://a", with: "file:///a"))
    } throws: {
      "\($0)".hasPrefix("at /next: \"file:///a.example/2\" is no address")
    }
  }

  @Test("the user's files are found by name beside the configuration")
  func userFiles() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "seatwatch-mapping-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "formats"), withIntermediateDirectories: true)
    #expect(MappingReader.names(in: folder.path).isEmpty)
    let file = folder.appending(path: "formats/council.yaml")
    try Data("syntax: csv\ncontests: {id: ward}\n".utf8).write(to: file)
    #expect(MappingReader.names(in: folder.path) == ["council"])
    #expect(MappingReader.path(of: "council", in: folder.path) == file.path)
    #expect(MappingReader.path(of: "../formats/council", in: folder.path) == nil)
    #expect(MappingReader.path(of: "parish", in: folder.path) == nil)
  }

  @Test("the fingerprint changes with the text")
  func fingerprint() throws {
    let text = "syntax: json\ncontests: {id: id}"
    #expect(try Self.format(text).fingerprint != Self.format(text + "\n# more").fingerprint)
    #expect(try Self.format(text).name == "test")
    #expect(ResultsJSON().fingerprint == "results-json")
  }
}
