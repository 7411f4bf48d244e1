import Glibc
import SeatwatchTesting
import Synchronization
import Testing

@Suite("the end of the daemon")
struct StopTests {
  @Test(
    "SIGTERM and SIGINT end an idle daemon within 5 s with status 0", .timeLimit(.minutes(1)),
    arguments: [15, 2] as [Int32])
  func idle(signal: Int32) async throws {
    let feed = try NightFeed(Night.bodies, limit: 0)
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored(upTo: 1)
    try await daemon.stops(by: signal)
  }

  @Test(
    "SIGTERM does not wait for a receiver that never answers; the next start sends the same again",
    .timeLimit(.minutes(1)))
  func openDelivery() async throws {
    let feed = try NightFeed([Night.bodies[0]])
    let receiver = try Receiver { _ in ScriptedAnswer(ending: .silent) }
    let installation = try Installation()
    try installation.configure(
      feed: feed, sinks: [Installation.webhook("desk", to: receiver), Installation.log])
    try installation.writeRules([(id: "seats", on: "seat.*", notify: "[desk, log]")])
    let first = try installation.start("run", "--config", "seatwatch.yaml")
    feed.script.publish(Night.bodies[Night.bodies.count - 1])
    try await eventually("a delivery is open") { !receiver.arrived.isEmpty }
    try await first.stops()
    #expect(receiver.accepted.isEmpty)
    let open = receiver.arrived

    receiver.answer { _ in ScriptedAnswer(status: 204) }
    let second = try installation.start("run", "--config", "seatwatch.yaml")
    try await receiver.received(count: 12)
    for alert in open {
      let again = try #require(receiver.accepted.first { $0.id == alert.id })
      #expect(again.request.text == alert.request.text)
    }
    try await second.stops()
  }

  @Test("SIGTERM does not wait for a feed that never answers", .timeLimit(.minutes(1)))
  func openPoll() async throws {
    let feed = try NightFeed(Night.bodies)
    feed.script.override(ScriptedAnswer(ending: .silent))
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    _ = try await feed.server.requests(count: 1)
    try await daemon.stops()
  }

  @Test("a delivery that is answered within the 3 s of grace counts", .timeLimit(.minutes(1)))
  func grace() async throws {
    let feed = try NightFeed([Night.bodies[0]])
    let running = Mutex<RunningCommand?>(nil)
    let isOpen = Mutex(false)
    // On the receiver's own thread, which does not have to wait for other tests.
    let receiver = try Receiver { _ in
      isOpen.withLock { $0 = true }
      while running.withLock({ $0?.errors.contains("stopping") }) != true { usleep(5000) }
      return ScriptedAnswer(status: 204)
    }
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.webhook("desk", to: receiver)])
    try installation.writeRules([(id: "end", on: "election.complete", notify: "desk")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    running.withLock { $0 = daemon }
    feed.script.publish(Night.bodies[Night.bodies.count - 1])
    try await eventually("a delivery is open") { isOpen.withLock { $0 } }
    daemon.signal(15)
    #expect(try await daemon.exitStatus(within: .seconds(5)) == 0)
    #expect(try await installation.query("SELECT state FROM deliveries") == ["delivered"])
  }
}
