import AlertRules
import ElectionResults
import Foundation
import Storage
import Testing

@Suite("Limits and their digests")
struct LimitTests {
  private let night: RecordedNight

  init() throws { night = try RecordedNight() }

  private static let gains = """
    rules:
      - id: gains
        on: seat.gained
        severity: urgent
        limit: {per: 10m, most: 2}
        notify: [desk, audit]
        title: "GAIN {{contest_name}}"
    """

  private static func gain(_ contest: String, at seconds: Int) -> Event {
    SampleEvent.logged(.seatGained, at: seconds, contest: contest)
  }

  private func states() async throws -> [SinkID: DeliveryCounts] {
    try await night.store.deliveryCounts()
  }

  @Test(
    "beyond the limit alerts come as one digest at the end of the window, in the order of the log")
  func digest() async throws {
    let judge = try await night.judge(night.rules(Self.gains))
    try await night.record(["A", "B", "C", "D"].enumerated().map { Self.gain($1, at: $0) })
    #expect(try await judge.judgeAll() == 4)
    #expect(try await night.takeAlerts(of: "desk").map(\.title) == ["GAIN A", "GAIN B"])
    #expect(try await judge.nextDue() == SampleEvent.start + .seconds(600))
    night.clock.advance(by: .seconds(600))
    #expect(try await judge.judgeAll() == 2)
    let digest = try #require(try await night.takeAlerts(of: "desk").first)
    #expect(digest.kind == .digest)
    #expect(digest.type == "digest")
    #expect(digest.rule == "gains")
    #expect(digest.severity == "urgent")
    #expect(digest.title == "2 more alerts of gains, from 06:12 to 06:22 UTC")
    #expect(digest.text == "GAIN C\nGAIN D")
    let data = try JSONSerialization.jsonObject(with: Data(digest.data.utf8)) as? [String: Any]
    #expect(data?["count"] as? Int == 2)
    #expect(data?["rule"] as? String == "gains")
    #expect(data?["severity"] as? String == "urgent")
    let events = try #require(data?["events"] as? [[String: Any]])
    #expect(events.map { $0["contest_name"] as? String } == ["C", "D"])
    #expect(events.map { $0["title"] as? String } == ["GAIN C", "GAIN D"])
    #expect(events.allSatisfy { $0["candidates"] == nil && $0["majority"] as? Int == 6_940 })
    #expect(try await states()["desk"] == DeliveryCounts(delivered: 3, unsent: 2))
    #expect(try await states()["audit"] == DeliveryCounts(waiting: 3, unsent: 2))
    #expect(try await judge.nextDue() == nil)
  }

  @Test("a window begins with its first alert, and the next one after its end")
  func windows() async throws {
    let judge = try await night.judge(night.rules(Self.gains))
    try await night.record([
      Self.gain("A", at: 0), Self.gain("B", at: 1), Self.gain("C", at: 599),
      Self.gain("D", at: 600),
      Self.gain("E", at: 1_199), Self.gain("F", at: 1_200),
    ])
    #expect(try await judge.judgeAll() == 8)
    #expect(
      try await night.takeAlerts(of: "desk").map(\.title).sorted() == [
        "1 more alert of gains, from 06:12 to 06:22 UTC", "GAIN A", "GAIN B", "GAIN D", "GAIN E",
        "GAIN F",
      ])
  }

  @Test("events one by one, over restarts, give what they give all at once")
  func stepByStep() async throws {
    let events = (0..<30).map { Self.gain("C\($0)", at: $0 * 97) }
    func told(stepwise: Bool) async throws -> [String] {
      let night = try RecordedNight()
      let rules = try await night.rules(Self.gains)
      _ = try await night.judge(rules)
      if !stepwise { try await night.record(events) }
      for event in events where stepwise {
        try await night.record([event])
        _ = try await night.judge(rules).judgeAll()
      }
      night.clock.advance(by: .seconds(3_600))
      _ = try await night.judge(rules).judgeAll()
      return try await night.takeAlerts(of: "audit").map { "\($0.id) \($0.title) \($0.data)" }
        .sorted()
    }
    let (together, apart) = (try await told(stepwise: false), try await told(stepwise: true))
    #expect(together == apart)
    #expect(together.count == 14)
  }

  @Test(
    "a digest says which of its alerts were corrected meanwhile, and their corrections go out at once"
  )
  func corrected() async throws {
    let judge = try await night.judge(night.rules(Self.gains))
    try await night.record([
      Self.gain("A", at: 0), Self.gain("B", at: 1), Self.gain("C", at: 2), Self.gain("D", at: 3),
      SampleEvent.logged(.seatHeld, at: 60, corrects: 3, contest: "C"),
    ])
    _ = try await judge.judgeAll()
    #expect(
      try await night.takeAlerts(of: "desk").map(\.title).sorted() == [
        "CORRECTION: Conservative HOLD C", "GAIN A", "GAIN B",
      ])
    night.clock.advance(by: .seconds(600))
    _ = try await judge.judgeAll()
    #expect(
      try await night.takeAlerts(of: "desk").map(\.text) == ["GAIN C (corrected since)\nGAIN D"])
  }

  @Test("the digest goes out though the rule has gone meanwhile")
  func ruleRemoved() async throws {
    let judge = try await night.judge(night.rules(Self.gains))
    try await night.record(["A", "B", "C"].map { Self.gain($0, at: 0) })
    _ = try await judge.judgeAll()
    night.clock.advance(by: .seconds(600))
    let other = try await night.judge(night.rules("rules: [{id: x, on: seat.new, notify: desk}]"))
    #expect(try await other.judgeAll() == 2)
  }
}
