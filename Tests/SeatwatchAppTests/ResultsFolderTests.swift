import ElectionResults
import Foundation
import Testing

@Suite("a feed of a file for each constituency and revision")
struct ResultsFolderTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "results-\(UUID().uuidString)")

  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "FeedFormatsTests/Fixtures/pa-xml")

  /// Publishes a fixture under a name of the folder's.
  private func publish(
    _ name: String, _ fixture: String, _ edit: (String) -> String = { $0 }
  ) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let text = try String(
      contentsOf: Self.fixtures.appending(path: fixture + ".xml"), encoding: .utf8)
    try Data(edit(text).utf8).write(to: folder.appending(path: name))
  }

  @Test("a rush declares, its result completes, a late rush is nothing, and a revision corrects")
  func night() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }  // What stays behind harms nothing.
    try publish("By_Election_rush_Hartlepool_1.xml", "hartlepool-rush")
    var feed = try await PolledFeed(
      "url: {results: \"\(folder.absoluteString)/\"}, format: pa-xml")
    #expect(
      try await feed.eventTypes()
        == ["result.declared", "seat.gained", "tally.changed", "election.complete"])

    try publish("By_Election_result_Hartlepool_1.xml", "hartlepool-result")
    #expect(try await feed.eventTypes() == ["result.completed"])

    try publish("By_Election_rush_Hartlepool_2.xml", "hartlepool-rush") {
      $0.replacing("\"C\"", with: "\"Lab\"").replacing("Conservative", with: "Labour")
    }
    feed = try await feed.restarted()
    #expect(try await feed.eventTypes() == [])
    #expect(try await feed.eventTypes() == [])

    try publish("By_Election_result_Hartlepool_2.xml", "hartlepool-result") {
      $0.replacing("revision=\"1\"", with: "revision=\"2\"").replacing("15529", with: "15531")
        .replacing("29933", with: "29935")
    }
    #expect(try await feed.eventTypes() == ["result.corrected"])
    try publish("By_Election_result_Hartlepool_1.xml", "hartlepool-result") {
      $0.replacing("15529", with: "5529")
    }
    #expect(try await feed.eventTypes() == [])
    #expect(try await feed.events("seat.*").count == 1)
  }
}
