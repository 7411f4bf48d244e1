import Foundation
import SeatwatchTesting
import Testing

@Suite("feeds release")
struct ReleaseTests {
  private let full = Night.declaration(
    contest: "E1", votes: ["Con": 30, "Lab": 20], elected: nil, minute: 1)
  private let fallen = Night.declaration(
    contest: "E1", votes: ["Con": 30, "Lab": 10], elected: nil, minute: 2)

  private func installation(_ feed: NightFeed) throws -> Installation {
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "feed.*", notify: "log")])
    return installation
  }

  @Test(
    "a running service polls the feed within a second, whenever its next poll is due",
    .timeLimit(.minutes(1)))
  func besideTheService() async throws {
    let feed = try NightFeed([full])
    let installation = try installation(feed)
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored()
    feed.script.override(
      ScriptedAnswer(headers: ["Cache-Control": "max-age=300"], text: fallen))
    try await eventually("the contest is held back") {
      installation.lines(of: "alerts.jsonl").count == 1
    }
    let ended = try await installation.run(
      "feeds", "release", "results", "--contest", "E1", "--config", "seatwatch.yaml")
    #expect(ended.status == 0)
    #expect(ended.output.contains("contest E1 Contest E1: falling_votes, held since"))
    try await eventually("it is let through", within: .seconds(5)) {
      installation.lines(of: "alerts.jsonl").count == 2
    }
    let alerts = installation.lines(of: "alerts.jsonl").compactMap(JSONObject.init)
    #expect(alerts.map { $0["type"] as? String } == ["feed.suspect", "feed.released"])
    #expect(alerts[1]["corrects"] as? String == alerts[0]["id"] as? String)
    let votes = try await installation.query("SELECT votes FROM candidates WHERE party = 'lab'")
    #expect(votes == ["10"])
    try await daemon.stops()
  }

  @Test("without a service the next poll lets through what is held", .timeLimit(.minutes(1)))
  func withoutService() async throws {
    let feed = try NightFeed([full])
    let installation = try installation(feed)
    _ = try await installation.run("poll", "--config", "seatwatch.yaml")
    feed.script.publish(fallen)
    _ = try await installation.run("poll", "--config", "seatwatch.yaml")
    let nobody = try await installation.run(
      "feeds", "release", "results", "--contest", "E9", "--config", "seatwatch.yaml")
    #expect(nobody.status == 64)
    #expect(nobody.errors.contains("contest E9 of feed results is not held back"))
    let ended = try await installation.run(
      "feeds", "release", "results", "--config", "seatwatch.yaml")
    #expect(ended.status == 0)
    _ = try await installation.run("poll", "--config", "seatwatch.yaml")
    let types = try await installation.query(
      "SELECT type FROM events WHERE type LIKE 'feed.%' ORDER BY sequence")
    #expect(types == ["feed.suspect", "feed.released"])
    let again = try await installation.run(
      "feeds", "release", "results", "--config", "seatwatch.yaml")
    #expect(again.status == 64)
    #expect(again.errors.contains("nothing of feed results is held back"))
  }
}
