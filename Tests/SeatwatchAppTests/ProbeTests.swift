import CurlHTTP
import FeedFormats
import Foundation
import Polling
import SeatwatchApp
import Testing

@Suite("what a probe shows")
struct ProbeTests {
  private static let body = """
    {"format": "seatwatch-results/1", "contests": [
      {"id": "A", "name": "Abbey", "region": "North", "rejected_votes": 7, "ballots": 107,
       "weight": 2.5, "polling_day": "2021-05-06", "test": true, "candidates": [
        {"name": "Ann", "party": "Green", "votes": 50, "elected": true},
        {"name": "Bob", "votes": 20}, {"name": "Cy", "votes": 15}, {"name": "Di", "votes": 10},
        {"name": "Eve", "votes": 5, "final_votes": 6}]},
      {"id": "B", "name": "Bridge", "candidates": []}]}
    """

  private static func text(
    as form: OutputForm, showsAll: Bool = false, mapping: Bool = true
  ) async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "probe-\(UUID().uuidString)")
    let formats = folder.appending(path: "formats")
    try FileManager.default.createDirectory(at: formats, withIntermediateDirectories: true)
    defer {
      // A folder that stays behind harms nothing.
      try? FileManager.default.removeItem(at: folder)
    }
    let file = folder.appending(path: "night.json")
    try Data(body.utf8).write(to: file)
    let clients = HTTPClients()
    defer { clients.shutdown() }
    try Data(mappingText.utf8).write(to: formats.appending(path: "council.yaml"))
    let command = ProbeCommand(
      format: try NamedFormat.format("council", in: folder.path), showsAll: showsAll)
    return try await command.outcome(
      of: ProbeSource.source(addresses: [file.path], headers: []),
      fetcher: Fetcher(client: clients.feeds), as: form
    ).text
  }

  private static let mappingText = """
    syntax: json
    contests:
      at: contests
      id: id
      name: name
      region: region
      rejected_votes: rejected_votes
      ballots: ballots
      weight: weight
      polling_day: polling_day
      test: {at: test, otherwise: "false"}
      candidates:
        {at: candidates, name: name, party: party, votes: votes, final_votes: final_votes, elected: elected}
    """

  @Test("a table names the first three candidates, with --all every one, and counts tests")
  func table() async throws {
    let short = try await Self.text(as: .table)
    #expect(short.contains("Cy 15; 2 more") && !short.contains("Eve"))
    #expect(short.contains("1 of 2 contests is marked as a test\n"))
    #expect(short.contains("is_test"))
    let whole = try await Self.text(as: .table, showsAll: true)
    #expect(whole.contains("Di 10; Eve 5 → 6") && !whole.contains("2 more"))
  }

  @Test("JSON has candidates as objects, and every column")
  func json() async throws {
    let lines = try await Self.text(as: .json).split(separator: "\n")
    #expect(lines.count == 2)
    let first = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(first["is_test"] as? Bool == true && first["region"] as? String == "North")
    #expect(first["rejected_votes"] as? Int == 7 && first["ballots"] as? Int == 107)
    #expect(first["weight"] as? Double == 2.5 && first["polling_day"] as? String == "2021-05-06")
    let candidates = try #require(first["candidates"] as? [[String: Any]])
    #expect(candidates.count == 5 && candidates[0]["party"] as? String == "Green")
    #expect(candidates[0]["elected"] as? Bool == true && candidates[4]["final_votes"] as? Int == 6)
    #expect(lines[1].contains("\"candidates\":[]"))
  }

  @Test("CSV has all candidates as text")
  func csv() async throws {
    let text = try await Self.text(as: .csv)
    #expect(text.contains("Di 10; Eve 5 → 6"))
    #expect(text.contains(",is_test,") && text.contains(",polling_day,"))
  }

  @Test("a file that is not there is named, without the query of its address")
  func missingFile() async throws {
    let clients = HTTPClients()
    defer { clients.shutdown() }
    for address in ["/nowhere/no file.csv", "file:///nowhere/no%20file.csv?key=secret"] {
      let source = try ProbeSource.source(addresses: [address], headers: [])
      await #expect {
        _ = try await ProbeCommand(format: nil).outcome(
          of: source, fetcher: Fetcher(client: clients.feeds), as: .table)
      } throws: {
        let text = "\($0)"
        return text.contains("/nowhere/no file.csv: ") && !text.contains("secret")
      }
    }
  }

  @Test("a format that is not there is told with the folder looked in, and that a path will do")
  func missingFormat() throws {
    let folder = try ConfigurationPath.folder(
      of: nil, environment: ["CONFIGURATION_DIRECTORY": "/etc/nights:/etc/others"])
    #expect(folder == "/etc/nights")
    #expect(try ConfigurationPath.folder(of: nil, environment: [:]) == ".")
    #expect(throws: CommandFailure.self) {
      try ConfigurationPath.folder(of: "/nowhere/seatwatch.yaml", environment: [:])
    }
    #expect {
      _ = try NamedFormat.format("councl", in: folder)
    } throws: {
      let text = "\($0)"
      return text.contains("/etc/nights/formats/councl.yaml") && text.contains("path of a mapping")
    }
  }
}
