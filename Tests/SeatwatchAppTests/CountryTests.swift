import ConfigurationText
import ElectionResults
import Foundation
import SeatwatchApp
import Testing

@Suite("the country of an election")
struct CountryTests {
  /// The configuration of one election with a feed for each format, read from a folder of its own.
  private func election(
    _ keys: String, formats: [String], parties: String? = nil
  ) async throws -> ElectionConfiguration {
    let folder = FileManager.default.temporaryDirectory.appending(path: "country-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // A folder that stays behind harms nothing.
    defer { try? FileManager.default.removeItem(at: folder) }
    let feeds = formats.enumerated().map { number, format in
      "  - {id: f\(number), election: \(number == 0 ? "e" : "e\(number)"), url: \"https://h.example/r\", "
        + "format: \(format)}\n"
    }
    let others = formats.indices.dropFirst().map { ", {id: e\($0)}" }.joined()
    let yaml = """
      store: seatwatch.db
      \(parties == nil ? "" : "parties: parties.yaml")
      elections: [{id: e, \(keys)}\(others)]
      feeds:
      \(feeds.joined())
      """
    try Data(yaml.utf8).write(to: folder.appending(path: "seatwatch.yaml"))
    try Data((parties ?? "").utf8).write(to: folder.appending(path: "parties.yaml"))
    try Data("contest,party,seats\nA,Liberal,1\n".utf8).write(
      to: folder.appending(path: "baseline.csv"))
    let outcome = await ConfigurationLoader(environment: [:])
      .outcome(of: folder.appending(path: "seatwatch.yaml").path)
    #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics.rendered)")
    return try #require(outcome.configuration?.election("e"))
  }

  @Test(
    "is the configured one, else that of its feed's format, and decides what names mean",
    arguments: [
      ("country: ca", "results-json", "ca", "lpc"), ("country: AU", "ap-json", "au", "lpa"),
      ("name: E", "elections-canada-tsv", "ca", "lpc"), ("name: E", "aec-media-feed", "au", "lpa"),
      ("name: E", "results-json", nil, "liberal"), ("name: E", "hoc-library-csv", "gb", "liberal"),
    ] as [(String, String, String?, PartyCode)])
  func country(keys: String, format: String, country: String?, liberal: PartyCode) async throws {
    let entry = try await election(
      keys + ", seats: 1, body_seats: 9, retained: {Liberal: 8}, control: Liberal, "
        + "baseline: baseline.csv", formats: [format, "ap-json"])
    #expect(entry.election.country == country)
    #expect(entry.parties == PartyBook.builtIn.book(of: country))
    #expect(entry.election.retained == [liberal: 8])
    #expect(entry.election.control == .party(liberal))
    #expect(entry.baseline?.baseline["A"]?.holder?.party == liberal)
  }

  @Test("another country is another reading of the feed and another baseline")
  func interpretation() async throws {
    let one = try await election("country: ca, baseline: baseline.csv", formats: ["results-json"])
    let two = try await election("country: au, baseline: baseline.csv", formats: ["results-json"])
    #expect(one.election.interpretation != two.election.interpretation)
    #expect(one.baseline?.sha256 != two.baseline?.sha256)
  }

  @Test("a parties file without countries serves every election")
  func plainFile() async throws {
    let entry = try await election(
      "baseline: baseline.csv", formats: ["elections-canada-tsv"],
      parties: "parties: [{id: grits, name: Liberal}]")
    #expect(entry.baseline?.baseline["A"]?.holder?.party == "grits")
  }
}
