import Foundation
import SeatwatchTesting
import Testing

@Suite("catching up")
struct CatchUpTests {
  private static let baseline = """
    contest,contest_name,party,seats
    E1,One,lab,1
    E2,Two,lab,1
    E3,Three,lab,1
    E4,Four,lab,1
    E5,Five,lab,1

    """

  /// A body in which so many contests are declared for another party than held them.
  private static func body(declared count: Int) -> String {
    let contests = (1...count).map { number in
      """
      {"id": "E\(number)", "name": "Contest \(number)", "status": "declared", "candidates": [
        {"id": "a", "name": "Ann", "party": "Con", "votes": 30, "elected": true},
        {"id": "b", "name": "Bob", "party": "Lab", "votes": 20}]}
      """
    }
    return "{\"contests\": [\(contests.joined(separator: ","))]}"
  }

  private func gains(of contests: ClosedRange<Int>) -> [String] {
    contests.map { "gains: seat.gained E\($0) con 10" }
  }

  /// What a digest in the log file lists, in its order.
  private func lists(_ line: String) -> [String] {
    let events = JSONObject(line)?["events"] as? [[String: Any]] ?? []
    return events.compactMap { ($0["title"] as? String)?.trimmingCharacters(in: .whitespaces) }
  }

  @Test(
    "a first poll and an outage give one digest for each sink with all of it, and a short restart plain alerts",
    .timeLimit(.minutes(1)))
  func night() async throws {
    let (feed, receiver) = (try NightFeed([Self.body(declared: 2)]), try Receiver())
    let installation = try Installation()
    let sinks = [Installation.webhook("desk", to: receiver), Installation.log]
    func configure(gapAfter: String) throws {
      try installation.configure(
        feed: feed, sinks: sinks, firstPoll: nil, gapAfter: gapAfter, baseline: Self.baseline)
    }
    try configure(gapAfter: "1s")
    try installation.writeRules([(id: "gains", on: "seat.gained", notify: "[desk, log]")])

    var daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await receiver.received(count: 1)
    feed.script.override(ScriptedAnswer(status: 500))
    let lastSuccess = feed.server.requests.count
    let outage = ContinuousClock.now + .seconds(2)
    try await eventually("the feed has failed for two seconds") {
      feed.server.requests.count > lastSuccess + 2 && ContinuousClock.now > outage
    }
    feed.script.publish(Self.body(declared: 4))
    feed.script.override(nil)
    try await receiver.received(count: 2)
    try await daemon.stops()

    try configure(gapAfter: "10m")
    feed.script.publish(Self.body(declared: 5))
    daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await receiver.received(count: 3)
    try await daemon.stops()

    let titles = ["Catching up: 2 alerts, By-elections", "Catching up: 2 alerts, By-elections"]
    #expect(receiver.accepted.map(\.title).map(trimmed) == titles + gains(of: 5...5))
    #expect(
      receiver.accepted.map(\.type) == ["seatwatch.digest", "seatwatch.digest", "seat.gained"])
    let lines = installation.lines(of: "alerts.jsonl")
    #expect(lines.map(lists) == [gains(of: 1...2), gains(of: 3...4), []])
    #expect(
      lines.map { JSONObject($0)?["rule"] as? String } == ["catch-up", "catch-up", "gains"])
    #expect(
      try await installation.query(
        "SELECT contest, is_catch_up FROM events WHERE type = 'seat.gained' ORDER BY sequence")
        == ["E1|1", "E2|1", "E3|1", "E4|1", "E5|0"])
  }

  private func trimmed(_ title: String) -> String {
    title.trimmingCharacters(in: .whitespaces)
  }

  @Test(
    "the first run of poll gives a digest by default, the second plain alerts",
    .timeLimit(.minutes(1)))
  func poll() async throws {
    let (feed, receiver) = (try NightFeed([Self.body(declared: 3)]), try Receiver())
    let installation = try Installation()
    try installation.configure(
      feed: feed, sinks: [Installation.webhook("desk", to: receiver)], firstPoll: nil,
      baseline: Self.baseline)
    try installation.writeRules([(id: "gains", on: "seat.gained", notify: "desk")])
    for _ in 1...2 {
      let ended = try await installation.run("poll", "--config", "seatwatch.yaml")
      #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
      feed.script.publish(Self.body(declared: 4))
    }
    #expect(
      receiver.accepted.map(\.title).map(trimmed) == ["Catching up: 3 alerts, By-elections"]
        + gains(of: 4...4))
  }
}
