import FeedFormats
import Testing

@Suite("a feed's body as values")
struct FeedTreeTests {
  private static let json = """
    {"races": [{"id": "A/1", "votes": 12, "pct": 57.5, "called": true, "none": null},
               {"id": "B", "votes": "1,234", "pct": "38.2%"}]}
    """
  private static let xml = """
    <?xml version="1.0"?>
    <Results xmlns:e="urn:e">
      <Contest name="Ynys M&#244;n &amp; co" electorate="52,415"><e:Votes>12</e:Votes></Contest>
      <Contest name="Arfon"><Votes> </Votes><![CDATA[text]]></Contest>
    </Results>
    """

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test("JSON is read by name, with numbers as they are written")
  func json() throws {
    let races = try FeedTree(json: Self.bytes(Self.json)).root.all("races")
    #expect(races.count == 2)
    #expect(try races[0].required("id") == "A/1")
    #expect(try races.map { try $0.count("votes", as: .english) } == [12, 1234])
    #expect(try races.map { try $0.percentage("pct") } == [57.5, 38.2])
    #expect(try races[0].truth("called") == true)
    #expect(races[0].member("none") == nil)
    #expect(races[1].member("called") == nil)
  }

  @Test("XML is read by local names, attributes by @, with entities and CDATA in place")
  func xml() throws {
    let root = try FeedTree(xml: Self.bytes(Self.xml)).root
    let contests = root.all("Contest")
    #expect(root.name == "Results")
    #expect(contests.map { $0.text("@name") } == ["Ynys Môn & co", "Arfon"])
    #expect(try contests[0].count("@electorate", as: .english) == 52415)
    #expect(try contests[0].count("Votes") == 12)
    #expect(try contests[1].count("Votes") == nil)
    #expect(contests[1].text == "text")
  }

  @Test("a value that cannot be read is told with its place")
  func places() throws {
    let race = try FeedTree(json: Self.bytes(Self.json)).root.all("races")[1]
    #expect {
      try race.count("votes")
    } throws: {
      "\($0)".hasPrefix("at /races/1/votes: \"1,234\" is no number")
    }
    let contest = try FeedTree(xml: Self.bytes(Self.xml)).root.all("Contest")[0]
    #expect {
      try contest.count("@electorate")
    } throws: {
      "\($0)".hasPrefix("at /Results/Contest[1]/@electorate: \"52,415\" is no number")
    }
    let rows = try CSVReader.rows(of: Self.bytes("id,votes\na,1\n\"b\nc\",x\n"), part: nil)
    let table = try FeedTree(rows: Array(rows.dropFirst()), headings: rows[0].fields).root
    #expect {
      try table.elements[1].count("votes")
    } throws: {
      "\($0)".hasPrefix("line 3, column 2: \"x\" is no number")
    }
  }

  @Test("with a log, what cannot be read is noted, and what nobody looked at is listed")
  func log() throws {
    let log = ReadingLog()
    let races = try FeedTree(json: Self.bytes(Self.json), log: log).root.all("races")
    #expect(try races.map { try $0.count("votes") } == [12, nil])
    #expect(log.failures.map(\.place) == [.pointer("/races/1/votes")])
    #expect(log.unmappedFields.map(\.path) == ["races/id", "races/pct", "races/called"])
    #expect(log.unmappedFields.map(\.count) == [2, 2, 1])
    #expect(log.unmappedFields[0].example == "\"A/1\"")
  }

  @Test(
    "what is not well formed is told with line and column",
    arguments: [
      ("{\"a\": 1,\n \"b\": tru", "line 2"), ("[1,]", "line 1, column 4"), ("", "line 1"),
      ("{\"a\": 1e999}", ""), ("[\"\u{1}\"]", "line 1"),
    ])
  func brokenJSON(text: String, place: String) {
    #expect {
      try FeedTree(json: Self.bytes(text))
    } throws: {
      "\($0)".hasPrefix(place)
    }
  }

  @Test(
    "XML that is broken, cut off or has entities of its own is refused",
    arguments: [
      ("<a><b></a>", "line 1"), ("<a>\n<b>", "line 2"), ("<a>&nope;</a>", "line 1"),
      ("<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", "line 1: the XML declares entities"),
      ("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>", "line 1"),
      ("no", "line 1"), ("", "line 1"), ("<a/><b/>", "line 1"),
    ])
  func brokenXML(text: String, place: String) {
    #expect {
      try FeedTree(xml: Self.bytes(text))
    } throws: {
      "\($0)".hasPrefix(place)
    }
  }

  @Test("JSON in which hardly anything but commas stands is refused")
  func dense() {
    let bytes = Self.bytes("[" + String(repeating: "1,", count: 20_000) + "1]")
    #expect(throws: DecodingFailure.self) { try FeedTree(json: bytes) }
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(throws: DecodingFailure.self) { try FeedTree(json: Self.bytes(deep)) }
  }

  @Test("XML that is nothing but depth is refused in its line, and 100 elements deep is not")
  func deepXML() throws {
    let nested = { String(repeating: "<a>\n", count: $0) + String(repeating: "</a>", count: $0) }
    _ = try FeedTree(xml: Self.bytes(nested(100)))
    let failure = #expect(throws: DecodingFailure.self) {
      try FeedTree(xml: Self.bytes(nested(200_000)))
    }
    #expect(failure?.place == .line(101, column: nil))
    #expect(failure?.what == "more than 100 elements stand within each other")
  }
}
