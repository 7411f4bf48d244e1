import SeatwatchTesting
import Testing

@Suite("one daemon for a store")
struct OneDaemonTests {
  @Test(
    "a second one ends with 69 and names the first; lists work beside it", .timeLimit(.minutes(1)))
  func second() async throws {
    let (feed, receiver) = (try NightFeed(Night.bodies), try Receiver())
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.webhook("desk", to: receiver)])
    try installation.writeRules([(id: "seats", on: "seat.*", notify: "desk")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await daemon.watches()

    let commands = [
      ["run"], ["poll"], ["baseline", "import", "--election", "demo"],
    ]
    for command in commands {
      let second = try await installation.run(command + ["--config", "seatwatch.yaml"])
      #expect(second.status == 69, "\(command)")
      #expect(second.errors.contains("(pid \(daemon.pid))"), "\(command): \(second.errors)")
    }
    try await feed.isStored()
    let events = try await installation.run("events", "--config", "seatwatch.yaml")
    #expect(events.status == 0)
    #expect(events.output.contains("seat.gained"))
    let results = try await installation.run("results", "--config", "seatwatch.yaml")
    #expect(results.status == 0)
    #expect(results.output.contains("Hartlepool"))
    let tallies = try await installation.run("results", "--tallies", "--config", "seatwatch.yaml")
    #expect(tallies.status == 0)
    #expect(tallies.output.contains("con"))

    daemon.signal(9)
    try await daemon.exitStatus()
    let after = try await installation.run("poll", "--config", "seatwatch.yaml")
    #expect(after.status == 0, "a killed daemon's lock keeps nobody out: \(after.errors)")
  }
}
