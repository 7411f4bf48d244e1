import SeatwatchTesting
import Testing

@Suite("the protocol of systemd")
struct SystemdProtocolTests {
  @Test(
    "ready, watchdog and status, a reload that says so first, and the end", .timeLimit(.minutes(1)))
  func life() async throws {
    let feed = try NightFeed(Night.bodies, limit: 0)
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let systemd = try NotifySocket(path: installation.path("notify"))
    let daemon = try installation.start(
      "run", "--config", "seatwatch.yaml",
      environment: ["NOTIFY_SOCKET": systemd.path, "WATCHDOG_USEC": "600000"])

    try await eventually("READY=1") { systemd.assignments.contains("READY=1") }
    #expect(systemd.datagrams[0].hasPrefix("READY=1\nSTATUS=watching 1 feed"))
    try await eventually("three signs of life") {
      systemd.assignments.count { $0 == "WATCHDOG=1" } >= 3
    }
    feed.script.allow(through: .max)
    try await feed.isStored()
    try await eventually("a status with events") {
      systemd.assignments.contains { $0.hasPrefix("STATUS=") && $0.contains("deliveries waiting") }
    }

    let before = systemd.datagrams.count
    daemon.signal(1)
    try await eventually("READY=1 after the reload") {
      systemd.datagrams.dropFirst(before).contains { $0.contains("READY=1") }
    }
    let reload = systemd.datagrams.dropFirst(before).filter { !$0.hasPrefix("WATCHDOG=1") }
    #expect(reload.first?.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") == true)
    #expect(reload.dropFirst().first?.hasPrefix("READY=1") == true)

    try await daemon.stops()
    let last = systemd.datagrams.filter { !$0.hasPrefix("WATCHDOG=1") }.last
    #expect(last?.hasPrefix("STOPPING=1") == true)
  }

  @Test("a reload that is refused ends with READY=1 too", .timeLimit(.minutes(1)))
  func refusedReload() async throws {
    let installation = try Installation()
    try installation.configure(feed: try NightFeed(Night.bodies), sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let systemd = try NotifySocket(path: installation.path("notify"))
    let daemon = try installation.start(
      "run", "--config", "seatwatch.yaml", environment: ["NOTIFY_SOCKET": systemd.path])
    try await daemon.watches()
    try installation.write("rules: 3\n", to: "rules.yaml")
    daemon.signal(1)
    try await daemon.says("is refused")
    try await eventually("READY=1 twice") {
      systemd.assignments.count { $0 == "READY=1" } == 2
    }
    try await daemon.stops()
  }

  @Test("a daemon that cannot start never says that it is ready", .timeLimit(.minutes(1)))
  func neverReady() async throws {
    let installation = try Installation()
    try installation.write("feed: []\n", to: "seatwatch.yaml")
    let systemd = try NotifySocket(path: installation.path("notify"))
    let daemon = try installation.start(
      "run", "--config", "seatwatch.yaml", environment: ["NOTIFY_SOCKET": systemd.path])
    #expect(try await daemon.exitStatus() == 78)
    #expect(systemd.datagrams.isEmpty)
  }
}
