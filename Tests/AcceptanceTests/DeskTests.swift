import Foundation
import SeatwatchTesting
import Testing

@Suite("The desk's hand, beside a running service")
struct DeskTests {
  private let counting = Night.declaration(
    contest: "E1", votes: ["Con": 20, "Lab": 10], elected: nil, minute: 1)
  private let declared = Night.declaration(
    contest: "E1", votes: ["Con": 30, "Lab": 20], elected: "Con", minute: 2)

  private func started(_ feed: NightFeed) async throws -> (Installation, RunningCommand) {
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "seats", on: "seat.*", notify: "log")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored()
    return (installation, daemon)
  }

  private func types(_ installation: Installation) -> [String] {
    installation.lines(of: "alerts.jsonl").compactMap(JSONObject.init)
      .compactMap { $0["title"] as? String }
  }

  @Test(
    "a held contest is stored and not sent until the hold ends, and an alert can be withdrawn",
    .timeLimit(.minutes(1)))
  func holdAndWithdraw() async throws {
    let feed = try NightFeed([counting])
    let (installation, daemon) = try await started(feed)
    func run(_ arguments: String...) async throws -> String {
      let ended = try await installation.run(arguments + ["--config", "seatwatch.yaml"])
      #expect(ended.status == 0, "\(ended.errors)")
      return ended.output
    }
    #expect(try await run("hold", "E1", "--why", "a doubt").contains("is held"))
    feed.script.publish(declared)
    try await eventually("the declaration is judged and withheld") {
      try await run("alerts", "--state", "withheld", "--output", "json").contains("seats")
    }
    #expect(types(installation).isEmpty)
    #expect(try await run("status").contains("a doubt"))
    #expect(try await run("hold", "--undo", "1", "--why", "settled").contains("1 delivery"))
    try await eventually("the alert is sent") { types(installation).count == 1 }
    let listed = try await run("alerts", "--output", "json")
    let alert = try #require(JSONObject(listed)?["id"] as? String)
    #expect(
      try await run("alerts", "withdraw", alert, "--why", "wrong seat").contains("Told are log"))
    try await eventually("the withdrawal is sent") { types(installation).count == 2 }
    #expect(types(installation)[1].hasPrefix("WITHDRAWN: "))
    #expect(try await run("hold", "--list").contains("settled") == false)
    #expect(try await run("hold", "--list", "--output", "json").contains("settled"))
    let explained = try await run("rules", "explain", "2")
    #expect(explained.contains("seats  matched") || explained.contains("of other types"))
    #expect(try await run("rules", "backtest", "seats").contains("nothing was sent"))
    let twice = try await installation.run(
      "alerts", "withdraw", alert, "--why", "again", "--config", "seatwatch.yaml")
    #expect(twice.status == 64)
    try await daemon.stops()
  }

  @Test("a silenced rule sends nothing, and a reason is asked for", .timeLimit(.minutes(1)))
  func silence() async throws {
    let feed = try NightFeed([counting])
    let (installation, daemon) = try await started(feed)
    let without = try await installation.run(
      "silence", "--rule", "seats", "--until", "1h", "--config", "seatwatch.yaml")
    #expect(without.status == 64)
    let misspelt = try await installation.run(
      "silence", "--rule", "seat", "--until", "1h", "--why", "x", "--config", "seatwatch.yaml")
    #expect(misspelt.errors.contains("did you mean \"seats\"?"))
    let ended = try await installation.run(
      "silence", "--rule", "seats", "--until", "1h", "--why", "noise", "--config", "seatwatch.yaml")
    #expect(ended.status == 0, "\(ended.errors)")
    feed.script.publish(declared)
    try await eventually("the alert is listed") {
      try await installation.run(
        "alerts", "--state", "silenced", "--output", "json", "--config", "seatwatch.yaml"
      ).output.contains("seats")
    }
    #expect(types(installation).isEmpty)
    try await daemon.stops()
  }
}
