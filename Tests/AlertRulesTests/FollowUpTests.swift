import AlertRules
import ElectionResults
import Foundation
import Storage
import Testing

/// Hartlepool is declared, event 1, and gained, event 2.
@Suite("Corrections follow the alerts that they correct")
struct FollowUpTests {
  private let night: RecordedNight

  init() throws { night = try RecordedNight() }

  private static let declaration = [
    SampleEvent.logged(.resultDeclared), SampleEvent.logged(.seatGained, cause: 1),
  ]

  private static let gains = """
    rules:
      - {id: first, on: seat.gained, severity: urgent, notify: [desk, audit], title: GAIN}
      - {id: second, on: seat.*, if: majority > 1, notify: [desk, slack], title: SEAT}
    """

  @Test(
    "whoever was told, or is to be, hears of it once, with the first alert's rule and severity",
    arguments: [EventType.resultCorrected, .resultRetracted, .contestUncalled], [true, false])
  func followUp(type: EventType, isDelivered: Bool) async throws {
    let judge = try await night.judge(night.rules(Self.gains))
    try await night.record(Self.declaration)
    _ = try await judge.judgeAll()
    if isDelivered {
      for sink in ["desk", "audit", "slack"] as [SinkID] {
        _ = try await night.takeAlerts(of: sink)
      }
    }
    try await night.record([SampleEvent.logged(type, at: 60, corrects: 1)])
    #expect(try await judge.judgeAll() == 2)
    for (sink, rule) in [("desk", "first"), ("audit", "first"), ("slack", "second")] {
      let alerts = try await night.takeAlerts(of: SinkID(sink)).filter { $0.sequence == 3 }
      #expect(alerts.map(\.rule.text) == [rule], "\(sink)")
      #expect(alerts.map(\.kind) == [.followUp])
      #expect(alerts.map(\.severity) == [rule == "first" ? "urgent" : "notice"])
      #expect(alerts.map(\.orderKey) == ["contest:hartlepool-2021/e14000733"])
      #expect(alerts.first?.data.contains("\"corrects\":\"\(SampleEvent.id(1))\"") == true)
    }
  }

  @Test(
    "the sink's own rule comes in its place, past its own limit, silence, hold-down and confirmation"
  )
  func ownRule() async throws {
    let rules = """
      rules:
        - {id: gains, on: seat.gained, notify: desk, title: GAIN}
        - id: corrections
          on: seat.held
          for: 10m
          confirm: {feeds: 3}
          limit: {per: 10m, most: 1}
          notify: [desk, audit]
          title: OWN WORDS
      """
    let judge = try await night.judge(night.rules(rules))
    try await night.record(
      Self.declaration + [SampleEvent.logged(.seatHeld, at: 60, cause: 1, corrects: 2)])
    #expect(try await judge.judgeAll() == 2)
    let desk = try await night.takeAlerts(of: "desk")
    #expect(desk.map(\.title) == ["GAIN", "OWN WORDS"])
    #expect(desk.map(\.rule) == ["gains", "corrections"])
    #expect(try await night.takeAlerts(of: "audit").isEmpty)
    #expect(try await night.store.heldAlerts().map(\.rule) == ["corrections"])
  }

  @Test("a rule says in words of its own what is corrected")
  func templates() async throws {
    let rules = """
      rules:
        - id: gains
          on: seat.gained
          notify: desk
          title: "GAIN {{contest_name}}"
          correction: {title: "{{contest_name}}: STOP THE PRESSES", text: "{{#message}}{{.}}{{/message}}"}
      """
    let judge = try await night.judge(night.rules(rules))
    try await night.record(
      Self.declaration + [
        SampleEvent.logged(.resultRetracted, at: 60, corrects: 1) {
          $0.set(.message, "the call stands")
        }
      ])
    _ = try await judge.judgeAll()
    let desk = try await night.takeAlerts(of: "desk")
    #expect(desk.map(\.title) == ["GAIN Hartlepool", "Hartlepool: STOP THE PRESSES"])
    #expect(desk.last?.text == "the call stands")
  }

  @Test("a correction of a correction reaches whoever heard of the first")
  func chain() async throws {
    let judge = try await night.judge(
      night.rules("rules: [{id: gains, on: seat.gained, notify: desk, title: GAIN}]"))
    try await night.record(Self.declaration)
    try await night.record([
      SampleEvent.logged(.resultCorrected, at: 60, corrects: 1),
      SampleEvent.logged(.seatHeld, at: 60, cause: 3, corrects: 2),
      SampleEvent.logged(.resultCorrected, at: 120, corrects: 1),
      SampleEvent.logged(.seatHeld, at: 120, cause: 5, corrects: 4),
    ])
    _ = try await judge.judgeAll()
    #expect(try await night.takeAlerts(of: "desk").map(\.sequence) == [2, 3, 4, 5, 6])
  }

  @Test("nobody hears of it who was told nothing, or whose alert was silenced or given up")
  func untold() async throws {
    let rules = "rules: [{id: gains, on: seat.gained, notify: [desk, audit, slack], title: GAIN}]"
    let judge = try await night.judge(night.rules(rules))
    try await night.record(Self.declaration)
    _ = try await judge.judgeAll()
    let due = try await night.store.dueDeliveries(
      to: "audit", at: night.clock.now, excluding: [], limit: 9)
    try await night.store.markDead(
      due[0].key, at: night.clock.now, error: "gone", status: nil)
    try await night.record([SampleEvent.logged(.resultRetracted, at: 60, corrects: 1)])
    _ = try await judge.judgeAll()
    #expect(try await night.takeAlerts(of: "audit").isEmpty)
    #expect(try await night.takeAlerts(of: "slack").count == 2)
  }

  @Test("corrections of what a feed or a source said are none of an alert")
  func operations() async throws {
    let judge = try await night.judge(
      night.rules("rules: [{id: f, on: feed.suspect, notify: desk, title: CHECK}]"))
    try await night.record([SampleEvent.feed(.feedSuspect) { _ in }])
    try await night.record([
      SampleEvent.feed(.feedReleased) { $0.set(.corrects, SampleEvent.id(1)) }
    ])
    #expect(try await judge.judgeAll() == 1)
  }

  @Test("the alert and its correction in one step are what they are in two")
  func oneStep() async throws {
    func told(stepwise: Bool) async throws -> [String] {
      let night = try RecordedNight()
      let judge = try await night.judge(night.rules(Self.gains))
      try await night.record(Self.declaration)
      if stepwise { _ = try await judge.judgeAll() }
      try await night.record([
        SampleEvent.logged(.resultCorrected, at: 60, corrects: 1),
        SampleEvent.logged(.seatHeld, at: 60, cause: 3, corrects: 2),
      ])
      _ = try await judge.judgeAll()
      var told: [String] = []
      for sink in ["desk", "audit", "slack"] as [SinkID] {
        told += try await night.takeAlerts(of: sink).map {
          "\(sink) \($0.id) \($0.kind) \($0.title)"
        }
      }
      return told
    }
    #expect(try await told(stepwise: true) == told(stepwise: false))
  }
}
