import ConfigurationText
import ElectionResults
import FeedFormats
import Foundation
import Testing

@Suite("examples of the page on mapping files")
struct MappingPageTests {
  private static let page = Fixture.root.appending(
    path: "Sources/seatwatch/Documentation.docc/Mapping.md")

  /// The fenced block after `<!-- KIND: NAME -->`.
  private static func block(_ kind: String, _ name: String) throws -> String {
    let text = String(decoding: try Fixture.bytes(at: page), as: UTF8.self)
    let mark = try #require(text.firstRange(of: "<!-- \(kind): \(name) -->\n```"))
    let rest = text[mark.upperBound...].drop { $0 != "\n" }.dropFirst()
    let end = try #require(rest.firstRange(of: "\n```"))
    return String(rest[..<end.lowerBound]) + "\n"
  }

  private static func snapshot(of name: String) throws -> ResultsSnapshot {
    var diagnostics = Diagnostics()
    let file = SourceFile(path: "formats/example.yaml", text: try block("mapping", name))
    let format = MappingReader.format(in: file, into: &diagnostics)
    #expect(diagnostics.rendered == "")
    let body = Array(try block("body", name).utf8)
    return try #require(format).snapshot(from: [FeedPart.plain: body])
  }

  @Test("the table gives two wards, one with two elected")
  func table() throws {
    let contests = try Self.snapshot(of: "council.csv").contests
    #expect(contests.map(\.id) == ["E05000001", "E05000002"])
    #expect(contests.map(\.seats) == [2, 1])
    #expect(contests[0].candidates.map(\.votes) == [1204, 1198, 980])
    #expect(contests[0].candidates.map(\.isElected) == [true, true, nil])
    #expect(contests[1].candidates[0].votes == nil)
    #expect(contests[1].candidates[0].party.name == "Independent")
  }

  @Test("the JSON gives a governor's race and a declared board of two seats")
  func json() throws {
    let snapshot = try Self.snapshot(of: "state.json")
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2022-11-09T16:05:00Z"))
    #expect(snapshot.contests.map(\.id) == ["Governor", "School Board"])
    #expect(snapshot.contests.map(\.seats) == [1, 2])
    #expect(snapshot.contests.map(\.status) == [nil, .declared])
    #expect(snapshot.contests.map(\.reportingPercentage) == [95.1, nil])
    #expect(snapshot.contests[0].candidates[0].name == "Gavin Newsom")
    #expect(snapshot.contests[0].candidates[0].party.name == "Democratic")
    #expect(snapshot.contests[1].candidates.map(\.isElected) == [true, true, nil])
  }

  @Test("the XML gives Hartlepool in its region, with the holder")
  func xml() throws {
    let snapshot = try Self.snapshot(of: "count.xml")
    let contest = try #require(snapshot.contests.first)
    #expect(snapshot.generatedAt == Timestamp(rfc3339: "2021-05-07T06:12:00Z"))
    #expect(contest.id == "14" && contest.name == "Hartlepool" && contest.region == "North East")
    #expect(contest.status == .declared && contest.electorate == 70768)
    #expect(contest.candidates.map(\.votes) == [15529, 8589])
    #expect(contest.candidates.map(\.party.name) == ["Conservative", "Lab"])
    #expect(contest.previous.map(\.party.name) == ["Lab"])
  }

  @Test("the news give Georgia's newest leader, and pass the rest on")
  func news() throws {
    let snapshot = try Self.snapshot(of: "news.xml")
    #expect(snapshot.contests.map(\.id) == ["Georgia"])
    #expect(snapshot.contests[0].candidates.map(\.name) == ["Biden"])
    #expect(snapshot.contests[0].candidates[0].isLeading == true)
    #expect(snapshot.publishedItems.map(\.id) == ["note-1"])
  }

  @Test("the page has a row for every key that the schema knows")
  func keys() throws {
    let page = String(decoding: try Fixture.bytes(at: Self.page), as: UTF8.self)
    let schema = try JSONSerialization.jsonObject(
      with: Data(MappingReader.schemaText().utf8))
    var names: Set<String> = []
    Self.collectKeys(of: schema, into: &names)
    #expect(names.count > 55)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("|") }
      .map { $0.split(separator: "|")[0] }
    let missing = names.filter { name in !rows.contains { $0.contains("`\(name)`") } }
    #expect(missing.sorted().isEmpty, "no row for \(missing.sorted())")
  }

  private static func collectKeys(of schema: Any, into names: inout Set<String>) {
    if let object = schema as? [String: Any] {
      if let properties = object["properties"] as? [String: Any] {
        names.formUnion(properties.keys)
      }
      for value in object.values { collectKeys(of: value, into: &names) }
    } else if let array = schema as? [Any] {
      for value in array { collectKeys(of: value, into: &names) }
    }
  }
}
