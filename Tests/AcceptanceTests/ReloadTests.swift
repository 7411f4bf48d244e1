import Foundation
import SeatwatchTesting
import Testing

@Suite("SIGHUP")
struct ReloadTests {
  @Test("a new rule sees only what happens later", .timeLimit(.minutes(1)))
  func newRule() async throws {
    let (feed, receiver) = (try NightFeed(Night.bodies, limit: 0), try Receiver())
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.webhook("desk", to: receiver)])
    try installation.writeRules([(id: "old", on: "result.declared", notify: "desk")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    feed.script.allow(through: 12)
    try await receiver.received("old: result.declared")
    try await feed.isStored(upTo: 13)
    let known = try await installation.query("SELECT max(sequence) FROM events")

    try installation.writeRules([
      (id: "old", on: "result.declared", notify: "desk"),
      (id: "new", on: "\"*\"", notify: "desk"),
    ])
    daemon.signal(1)
    try await daemon.says("reloaded: rules: added new")
    feed.script.allow(through: .max)
    try await feed.isStored()
    let later = try await installation.query(
      "SELECT sequence FROM events WHERE sequence > \(known[0])")
    try await eventually("an alert of the new rule for each of \(later.count) later events") {
      receiver.arrived.count { $0.title.hasPrefix("new:") } >= later.count
    }
    let news = receiver.arrived.filter { $0.title.hasPrefix("new:") }
    #expect(Set(news.map { "\($0.sequence)" }) == Set(later))
    try await daemon.stops()
  }

  @Test("a bad file is refused with its errors, and the old rules go on", .timeLimit(.minutes(1)))
  func badRule() async throws {
    let (feed, receiver) = (try NightFeed(Night.bodies, limit: 0), try Receiver())
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.webhook("desk", to: receiver)])
    try installation.writeRules([(id: "old", on: "seat.*", notify: "desk")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored(upTo: 1)

    try installation.write(
      "rules:\n  - id: new\n    on: seat.fliped\n    notify: dsk\n", to: "rules.yaml")
    daemon.signal(1)
    try await daemon.says("the new configuration is refused, the old one goes on")
    #expect(daemon.errors.contains("rules.yaml:3:9: error: no event type is called"))
    #expect(daemon.errors.contains("rules.yaml:4:13: error: no sink or group is called \"dsk\""))
    feed.script.allow(through: .max)
    try await receiver.received("old: seat.gained E14000733 con 6,940")
    try await daemon.stops()
  }

  @Test(
    "a log file that logrotate renamed is opened anew, be the new configuration good or bad",
    .timeLimit(.minutes(1)), arguments: [true, false])
  func logrotate(isGood: Bool) async throws {
    let feed = try NightFeed(Night.bodies, limit: 0)
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    feed.script.allow(through: 20)
    try await feed.isStored(upTo: 21)
    let early = try await count(of: installation)
    try await eventually("\(early) lines") { installation.lines(of: "alerts.jsonl").count == early }

    try FileManager.default.moveItem(
      atPath: installation.path("alerts.jsonl"), toPath: installation.path("alerts.jsonl.1"))
    if !isGood { try installation.write("rules: 3\n", to: "rules.yaml") }
    daemon.signal(1)
    try await daemon.says(isGood ? "reloaded" : "is refused")
    feed.script.allow(through: .max)
    try await feed.isStored()
    let all = try await count(of: installation)
    try await eventually("\(all - early) lines in the new file") {
      installation.lines(of: "alerts.jsonl").count == all - early
    }
    #expect(installation.lines(of: "alerts.jsonl.1").count == early)
    try await daemon.stops()
  }

  @Test("a secret in a file is read anew and signs from then on", .timeLimit(.minutes(1)))
  func rotatedSecret() async throws {
    let (feed, receiver) = (try NightFeed(Night.bodies, limit: 0), try Receiver())
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.webhook("desk", to: receiver)])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "desk")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    feed.script.allow(through: 10)
    try await feed.isStored(upTo: 11)
    let early = try await count(of: installation)
    try await receiver.received(count: early)
    #expect(receiver.arrived.allSatisfy { $0.isSigned(with: Installation.secret) })

    let other = "whsec_" + Data("another key of thirty-two bytes!".utf8).base64EncodedString()
    try installation.write(other, to: "desk.secret")
    daemon.signal(1)
    try await daemon.says("reloaded")
    feed.script.allow(through: .max)
    try await feed.isStored()
    try await receiver.received(count: try await count(of: installation))
    #expect(receiver.arrived.dropFirst(early).allSatisfy { $0.isSigned(with: other) })
    try await daemon.stops()
  }

  @Test("another baseline makes the next request unconditional", .timeLimit(.minutes(1)))
  func baseline() async throws {
    let feed = try NightFeed(Night.bodies, limit: 5)
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored(upTo: 6)
    let before = feed.server.requests.count
    try installation.write(
      Night.baseline.replacing(",15464,", with: ",15465,"), to: "baseline.csv")
    daemon.signal(1)
    try await eventually("an unconditional request") {
      feed.server.requests.dropFirst(before).contains { $0[header: "If-None-Match"] == nil }
    }
    try await daemon.stops()
  }

  @Test(
    "events judged again after a crash raise no alert again, and a rule that is new none at all",
    .timeLimit(.minutes(1)))
  func judgedAgain() async throws {
    let (feed, receiver) = (try NightFeed([Night.bodies[Night.bodies.count - 1]]), try Receiver())
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.webhook("desk", to: receiver)])
    try installation.writeRules([(id: "old", on: "\"*\"", notify: "desk")])
    let first = try await installation.run("poll", "--config", "seatwatch.yaml")
    #expect(first.status == 0)
    let all = try await count(of: installation)
    #expect(receiver.arrived.count == all)

    // As if the process had been killed between recording and judging.
    let reset = try await installation.run(
      program: "sqlite3", installation.path("seatwatch.db"), "UPDATE rule_cursor SET sequence = 0")
    #expect(reset.status == 0)
    try installation.writeRules([
      (id: "old", on: "\"*\"", notify: "desk"), (id: "new", on: "\"*\"", notify: "desk"),
    ])
    let second = try await installation.run("poll", "--config", "seatwatch.yaml")
    #expect(second.status == 0)
    #expect(try await installation.query("SELECT sequence FROM rule_cursor") == ["\(all)"])
    #expect(try await installation.query("SELECT count(*) FROM alerts") == ["\(all)"])
    #expect(receiver.arrived.count == all)
  }

  @Test("a reload in the middle of the night loses no event", .timeLimit(.minutes(1)))
  func manyReloads() async throws {
    let (feed, receiver) = (try NightFeed(Night.bodies), try Receiver())
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.webhook("desk", to: receiver)])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "desk")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await daemon.watches()
    for stored in stride(from: 4, to: 40, by: 4) {
      try await feed.isStored(upTo: stored)
      daemon.signal(1)
    }
    try await feed.isStored()
    let all = try await count(of: installation)
    try await receiver.received(count: all)
    #expect(receiver.arrived.count == all)
    try await daemon.stops()
  }

  private func count(of installation: Installation) async throws -> Int {
    try #require(Int(try await installation.query("SELECT count(*) FROM events")[0]))
  }
}
