import Foundation
import SeatwatchTesting
import Testing

@Suite("poll, the cron form")
struct PollTests {
  private let morning = Night.bodies[Night.bodies.count - 1]

  @Test(
    "with first_poll: silent the first run alerts nobody, the second one does",
    .timeLimit(.minutes(1)))
  func silentFirst() async throws {
    let (feed, receiver) = (try NightFeed([Night.bodies[10]]), try Receiver())
    let installation = try installation(feed, receiver, firstPoll: "silent")
    let first = try await poll(installation)
    #expect(first.output.contains("0 alerts, 0 delivered"))
    #expect(receiver.arrived.isEmpty)
    #expect(
      try await installation.query("SELECT count(*) > 0 FROM events WHERE is_catch_up") == ["1"])

    feed.script.publish(morning)
    let second = try await poll(installation)
    #expect(second.output.contains("delivered"))
    #expect(receiver.marks.contains { $0.title.contains("seat.gained E14000733 con 6,940") })
    let events = try await installation.query("SELECT count(*) FROM events WHERE NOT is_catch_up")
    #expect(receiver.arrived.count == Int(events[0]))
  }

  @Test("with first_poll: alert the first run alerts at once", .timeLimit(.minutes(1)))
  func alertFirst() async throws {
    let (feed, receiver) = (try NightFeed([morning]), try Receiver())
    let installation = try installation(feed, receiver, firstPoll: "alert")
    try await poll(installation)
    #expect(receiver.marks.contains { $0.title.contains("seat.gained E14000733 con 6,940") })
    let catchUps = try await installation.query("SELECT DISTINCT is_catch_up FROM events")
    #expect(catchUps == ["1"])
  }

  @Test(
    "an unchanged feed is asked with its own entity tag, and nothing is written but when",
    .timeLimit(.minutes(1)))
  func unchanged() async throws {
    let (feed, receiver) = (try NightFeed([morning]), try Receiver())
    let installation = try installation(feed, receiver, firstPoll: "alert")
    try await poll(installation)
    let before = try await dump(installation)
    let mark = try await lastSuccess(installation)
    let again = try await poll(installation)
    #expect(again.output.contains("results: unchanged"))
    #expect(feed.server.requests.count == 2)
    #expect(feed.server.requests[0][header: "If-None-Match"] == nil)
    #expect(feed.server.requests[1][header: "If-None-Match"] == NightScript.tag(0))
    #expect(try await dump(installation) == before)
    let later = try await lastSuccess(installation)
    #expect(mark.count == 1 && later.count == 1 && mark[0] < later[0])
  }

  @Test("the same bytes without an entity tag are nothing new", .timeLimit(.minutes(1)))
  func sameBytes() async throws {
    let (feed, receiver) = (try NightFeed([morning]), try Receiver())
    feed.script.override(ScriptedAnswer(text: morning))
    let installation = try installation(feed, receiver, firstPoll: "alert")
    try await poll(installation)
    let before = try await dump(installation)
    #expect(try await poll(installation).output.contains("results: unchanged"))
    #expect(try await dump(installation) == before)
    #expect(receiver.arrived.count == receiver.marks.count)
  }

  @Test("a running daemon writes nothing while its feed says 304", .timeLimit(.minutes(1)))
  func quietDaemon() async throws {
    let (feed, receiver) = (try NightFeed([morning]), try Receiver())
    let installation = try installation(feed, receiver, firstPoll: "alert")
    try await poll(installation)
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    _ = try await feed.server.requests(count: 4)
    let before = try walMark(installation)
    _ = try await feed.server.requests(count: 12)
    #expect(try walMark(installation) == before)
    try await daemon.stops()
  }

  @Test(
    "another baseline or parties file makes the next request unconditional",
    .timeLimit(.minutes(1)),
    arguments: ["baseline.csv", "parties.yaml"])
  func interpretation(changed: String) async throws {
    let (feed, receiver) = (try NightFeed([morning]), try Receiver())
    let installation = try installation(feed, receiver, firstPoll: "alert")
    try installation.write(Self.parties, to: "parties.yaml")
    let configuration = installation.text(of: "seatwatch.yaml")
    try installation.write("parties: parties.yaml\n" + configuration, to: "seatwatch.yaml")
    try await poll(installation)
    try await poll(installation)
    #expect(feed.server.requests.last?[header: "If-None-Match"] == NightScript.tag(0))
    let events = try await installation.query("SELECT count(*) FROM events")

    switch changed {
    case "baseline.csv":
      try installation.write(Night.baseline.replacing(",15464,", with: ",15465,"), to: changed)
    default:
      try installation.write(Self.parties.replacing("The Others", with: "Others"), to: changed)
    }
    try await poll(installation)
    #expect(feed.server.requests.last?[header: "If-None-Match"] == nil)
    #expect(try await installation.query("SELECT count(*) FROM events") == events)
    try await poll(installation)
    #expect(feed.server.requests.last?[header: "If-None-Match"] == NightScript.tag(0))
  }

  @Test("--feed polls one feed, and knows no other", .timeLimit(.minutes(1)))
  func oneFeed() async throws {
    let (feed, receiver) = (try NightFeed([morning]), try Receiver())
    let installation = try installation(feed, receiver, firstPoll: "alert")
    let wrong = try await installation.run(
      "poll", "--feed", "resluts", "--config", "seatwatch.yaml")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("no feed is called \"resluts\"; there are: results"))
    let right = try await installation.run(
      "poll", "--feed", "results", "--config", "seatwatch.yaml")
    #expect(right.status == 0)
    #expect(!receiver.arrived.isEmpty)
  }

  @Test("what a run could not deliver the next one delivers", .timeLimit(.minutes(1)))
  func leftOver() async throws {
    let (feed, receiver) = (try NightFeed([morning]), try Receiver())
    receiver.answer { _ in ScriptedAnswer(status: 500) }
    let installation = try installation(feed, receiver, firstPoll: "alert")
    let first = try await poll(installation)
    #expect(first.output.contains("waiting for a later try"), "\(first.output)")
    let failed = Set(receiver.arrived.map(\.mark))
    #expect(!failed.isEmpty)

    receiver.answer { _ in ScriptedAnswer(status: 204) }
    try await poll(installation)
    #expect(receiver.marks.isSuperset(of: failed))
    let events = try await installation.query("SELECT count(*) FROM events")
    #expect(receiver.marks.count == Int(events[0]))
  }

  private static let parties = """
    parties:
      - {id: con, name: Conservative, aliases: [Con]}
      - {id: lab, name: Labour, aliases: [Lab]}
      - {id: ld, name: Liberal Democrat, aliases: [LD]}
      - {id: other, name: The Others}

    """

  private func installation(
    _ feed: NightFeed, _ receiver: Receiver, firstPoll: String
  ) throws -> Installation {
    let installation = try Installation()
    try installation.configure(
      feed: feed, sinks: [Installation.webhook("desk", to: receiver)], firstPoll: firstPoll)
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "desk")])
    return installation
  }

  @discardableResult
  private func poll(_ installation: Installation) async throws -> FinishedCommand {
    let ended = try await installation.run("poll", "--config", "seatwatch.yaml")
    #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
    return ended
  }

  /// Everything that the store holds, but when feeds were last seen.
  private func dump(_ installation: Installation) async throws -> [String] {
    try await installation.query(".dump").filter { !$0.hasPrefix("INSERT INTO watch_marks ") }
  }

  /// When the feed was last seen, as far as the store was told.
  private func lastSuccess(_ installation: Installation) async throws -> [String] {
    try await installation.query("SELECT succeeded_at FROM watch_marks")
  }

  /// What changes with every commit: size and time of the write-ahead log.
  private func walMark(_ installation: Installation) throws -> String {
    let path = installation.path("seatwatch.db-wal")
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    return "\(facts[.size] ?? 0) bytes at \(facts[.modificationDate] ?? 0)"
  }
}
