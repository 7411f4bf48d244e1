import Foundation
import SeatwatchTesting
import Testing

@Suite("check")
struct CheckTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/check")

  @Test(
    "prints every mistake of every file in one pass, each at its place", .timeLimit(.minutes(1)))
  func mistakes() async throws {
    let installation = try Installation()
    for name in ["seatwatch.yaml", "parties.yaml", "rules"] {
      try FileManager.default.copyItem(
        atPath: Self.fixtures.appending(path: name).path, toPath: installation.path(name))
    }
    let check = try await installation.run("check", "--config", "seatwatch.yaml")
    #expect(check.status == 1)
    let golden = try String(
      contentsOf: Self.fixtures.appending(path: "errors.txt"), encoding: .utf8)
    #expect(check.errors == golden)
    #expect(!check.errors.contains("hunter2"))

    let run = try await installation.run("run", "--config", "seatwatch.yaml")
    #expect(run.status == 78)
    #expect(run.errors == golden)
    #expect(!FileManager.default.fileExists(atPath: installation.path("seatwatch.db")))
  }

  @Test("finds nothing wrong with a good configuration", .timeLimit(.minutes(1)))
  func good() async throws {
    let installation = try Installation()
    let feed = try NightFeed(Night.bodies)
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let check = try await installation.run("check", "--config", "seatwatch.yaml")
    #expect(check.status == 0)
    #expect(check.output == "seatwatch.yaml: no errors; 1 election, 1 feed, 1 sink, 1 rule\n")
    #expect(check.errors.isEmpty)
    #expect(feed.server.requests.isEmpty)
  }

  @Test("a syntax error of YAML is told at its place", .timeLimit(.minutes(1)))
  func syntax() async throws {
    let installation = try Installation()
    try installation.write("feeds:\n  - id: a\n   url: b\n", to: "seatwatch.yaml")
    let check = try await installation.run("check", "--config", "seatwatch.yaml")
    #expect(check.status == 1)
    #expect(check.errors.contains("seatwatch.yaml:3:"))
  }
}
