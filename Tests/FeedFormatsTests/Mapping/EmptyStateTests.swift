import ConfigurationText
import ElectionResults
import FeedFormats
import Foundation
import Testing

@Suite("mapped feeds before the night")
struct EmptyStateTests {
  private static func snapshot(_ mapping: String, _ body: String) throws -> ResultsSnapshot {
    var diagnostics = Diagnostics()
    let format = MappingReader.format(
      in: SourceFile(path: "formats/test.yaml", text: mapping), into: &diagnostics)
    #expect(diagnostics.rendered == "")
    return try #require(format).snapshot(from: [FeedPart.plain: Array(body.utf8)])
  }

  @Test(
    "a place of contests that is there and empty is a state without contests",
    arguments: [
      ("json", "at: races", #"{"races": []}"#),
      ("json", "at: races", #"{"races": [[]]}"#),
      ("json", "at: areas/races", #"{"areas": []}"#),
      ("json", "at: areas/races", #"{"areas": [{"races": []}]}"#),
      ("json", "at: races/*", #"{"races": {}}"#),
      ("json", "at: .", "[]"),
      ("json", "at: races, where: {office: Governor}", #"{"races": [{"id": 1, "office": "x"}]}"#),
      ("json", "at: 'races[office=Governor]'", #"{"races": [{"id": 1, "office": "x"}]}"#),
      ("xml", "at: Races/Race", "<Results><Races/></Results>"),
      ("xml", "at: /Results/Race", "<Results created='2021-05-07T06:12:00Z'>\n</Results>"),
      ("xml", "at: Race, unless: {id: '1'}", "<Results><Race><id>1</id></Race></Results>"),
      ("csv", "name: Ward", "ID,Ward\n"),
      ("csv", "where: {Kind: Ward}", "id,kind\n1,county\n"),
    ])
  func empty(syntax: String, section: String, body: String) throws {
    let mapping = "syntax: \(syntax)\ncontests: {\(section), id: id}"
    #expect(try Self.snapshot(mapping, body).contests.isEmpty)
  }

  @Test(
    "a body in which the place of contests is not there is still refused",
    arguments: [
      ("json", "at: races", #"{"results": []}"#),
      ("json", "at: races", #"{"races": null}"#),
      ("json", "at: areas/races", #"{"areas": [{"name": "North"}]}"#),
      ("json", "where: {type: results}", #"{"races": []}"#),
      ("json", "at: '.[candidates]'", #"{"races": []}"#),
      ("json", "at: 'races[office=Governor]'", #"{"races": [{"id": 1}]}"#),
      ("xml", "at: Races/Race", "<html><body>503</body></html>"),
      ("xml", "at: Race", "<html/>"),
      ("xml", "at: Races/Race", "<Results><Races>maintenance</Races></Results>"),
      ("csv", "name: Ward", "ID,Name\n"),
      ("csv", "where: {Kind: Ward}", "id\n1\n"),
    ])
  func wrongShape(syntax: String, section: String, body: String) {
    #expect(throws: DecodingFailure.self) {
      try Self.snapshot("syntax: \(syntax)\ncontests: {\(section), id: id}", body)
    }
  }

  @Test("the shipped mappings read their feeds before there are figures")
  func shipped() throws {
    let races = try Self.shipped("california-sos-json", #"{"races": []}"#)
    #expect(races.contests.isEmpty)
    let race = try Self.shipped(
      "california-sos-json", #"{"raceTitle": "Governor - Statewide Results", "candidates": []}"#)
    #expect(race.contests.map(\.id) == ["Governor"])
    #expect(race.contests.first?.candidates == [] && race.contests.first?.status == nil)
    for (format, file) in [
      ("hoc-library-csv", "by-candidate.csv"), ("eu-referendum-csv", "two-areas.csv"),
    ] {
      let body = String(decoding: try Fixture.bytes("\(format)/\(file)"), as: UTF8.self)
      let header = body.prefix { !$0.isNewline } + "\n"
      #expect(try Self.shipped(format, String(header)).contests.isEmpty)
    }
  }

  private static func shipped(_ format: String, _ body: String) throws -> ResultsSnapshot {
    try #require(BuiltInFormats.format(named: format))
      .snapshot(from: [FeedPart.plain: Array(body.utf8)])
  }
}
