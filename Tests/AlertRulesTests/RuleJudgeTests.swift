import AlertRules
import ElectionResults
import Foundation
import GRDB
import Logging
import Storage
import Testing

@Suite("Judging events by rules")
struct RuleJudgeTests {
  private let gains = """
    rules:
      - id: gains
        on: seat.gained
        if: to_party = 'con'
        severity: urgent
        notify: [desk, audit]
        title: "{{to_party_name}} GAIN {{contest_name}} from {{from_party_name}}"
        text: "Majority {{majority}}, swing {{swing}}. Held since {{held_since}}."
      - id: all
        on: "*"
        notify: audit
    """

  @Test("an event raises one alert for each rule that matches, rendered, in the order of the rules")
  func alerts() async throws {
    let night = try RecordedNight()
    let judge = try await night.judge(night.rules(gains))
    try await night.record([
      SampleEvent.outcome(.resultDeclared), SampleEvent.outcome(.seatGained),
    ])
    #expect(try await judge.judgeAll() == 3)
    let desk = try await night.takeAlerts(of: "desk")
    #expect(desk.map(\.title) == ["Conservative GAIN Hartlepool from Labour"])
    #expect(desk.map(\.text) == ["Majority 6,940, swing 16.0. Held since 1974."])
    #expect(desk.map(\.severity) == ["urgent"])
    #expect(desk.map(\.orderKey) == ["contest:hartlepool-2021/e14000733"])
    let audit = try await night.takeAlerts(of: "audit")
    #expect(audit.map(\.rule) == ["all", "gains", "all"])
    #expect(audit.map(\.type) == ["result.declared", "seat.gained", "seat.gained"])
  }

  @Test("an alert carries the event's columns in their order, then rule, severity, title and text")
  func payload() async throws {
    let night = try RecordedNight()
    let judge = try await night.judge(night.rules(gains))
    var event = SampleEvent.tally(.tallyChanged, seats: 325)
    event[.contest] = nil
    event[.contestName] = nil
    event[.tags] = .tags(["red-wall"])
    try await night.record([event])
    _ = try await judge.judgeAll()
    let alert = try #require(try await night.takeAlerts(of: "audit").first)
    #expect(alert.orderKey == "body:hartlepool-2021")
    #expect(alert.contest == nil)
    #expect(
      alert.data == """
        {"sequence":1,"time":"2021-05-07T06:12:00.000Z","type":"tally.changed",\
        "id":"00000000000000000000000000000001","feed":"council","election":"hartlepool-2021",\
        "election_name":"Hartlepool by-election","body":"House of Commons","is_test":false,\
        "is_catch_up":false,"tags":["red-wall"],"seats":1,"party":"con",\
        "party_name":"Conservative","seats_won":325,"seats_change":48,"declared":601,"total":650,\
        "majority_line":326,"rule":"all","severity":"notice","title":"Conservative: 325 won",\
        "text":"601 of 650 declared, 326 needed."}
        """)
    let object = try JSONSerialization.jsonObject(with: Data(alert.data.utf8))
    #expect(object is [String: Any])
  }

  @Test("a condition decides, and NULL is not true", arguments: [(99, 1), (100, 0), (nil, 0)])
  func condition(majority: Int?, alerts: Int) async throws {
    let night = try RecordedNight()
    let judge = try await night.judge(
      night.rules("rules: [{id: close, on: seat.*, if: majority < 100, notify: desk}]"))
    var event = SampleEvent.outcome(.seatGained)
    event.set(.majority, majority)
    try await night.record([event])
    #expect(try await judge.judgeAll() == alerts)
  }

  @Test("judging again, after a restart or a crash before the cursor moved, adds nothing")
  func idempotency() async throws {
    let night = try RecordedNight()
    let rules = try await night.rules(gains)
    let judge = try await night.judge(rules)
    try await night.record([SampleEvent.outcome(.seatGained), SampleEvent.outcome(.seatHeld)])
    #expect(try await judge.judgeAll() == 3)
    #expect(try await judge.judgeAll() == 0)
    let before = try await night.store.deliveryCounts()
    let raw = try DatabaseQueue(path: night.store.path)
    try await raw.write { try $0.execute(sql: "UPDATE rule_cursor SET sequence = 0") }
    #expect(try await night.judge(rules).judgeAll() == 3)
    #expect(try await night.store.deliveryCounts() == before)
  }

  @Test("two judges at once store each alert once")
  func concurrentJudges() async throws {
    let night = try RecordedNight()
    let judge = try await night.judge(night.rules(gains))
    try await night.record((0..<60).map { _ in SampleEvent.outcome(.seatGained) })
    async let first = judge.judgeAll()
    async let second = judge.judgeAll()
    _ = try await (first, second)
    #expect(try await night.takeAlerts(of: "desk").count == 60)
    #expect(try await night.takeAlerts(of: "audit").count == 120)
  }

  @Test("a new rule sees only later events, a known one goes on where it was")
  func newRule() async throws {
    let night = try RecordedNight()
    let known = try await night.rules("rules: [{id: known, on: '*', notify: desk}]")
    let both = try await night.rules(
      "rules: [{id: known, on: '*', notify: desk}, {id: new, on: '*', if: 1, notify: audit}]")
    _ = try await night.judge(known)
    try await night.record([SampleEvent.outcome(.seatGained)])
    let judge = try await night.judge(both)
    try await night.record([SampleEvent.outcome(.seatHeld)])
    #expect(try await judge.judgeAll() == 3)
    #expect(try await night.takeAlerts(of: "desk").map(\.type) == ["seat.gained", "seat.held"])
    #expect(try await night.takeAlerts(of: "audit").map(\.type) == ["seat.held"])
  }

  @Test("catching up is silent for the feeds that say so, and only for them")
  func catchUp() async throws {
    let night = try RecordedNight()
    let judge = try await night.judge(night.rules(gains), silentFeeds: ["Council"])
    var caughtUp = SampleEvent.outcome(.seatGained)
    caughtUp[.isCatchUp] = .truth(true)
    var other = caughtUp
    other.set(.feed, FeedID("pa"))
    try await night.record([caughtUp, other, SampleEvent.outcome(.seatGained)])
    #expect(try await judge.judgeAll() == 4)
    #expect(try await night.takeAlerts(of: "desk").map(\.sequence) == [2, 3])
  }

  @Test("test events match no rule")
  func testEvents() async throws {
    let night = try RecordedNight()
    let judge = try await night.judge(night.rules(gains))
    var event = SampleEvent.outcome(.seatGained)
    event[.isTest] = .truth(true)
    try await night.record([event])
    #expect(try await judge.judgeAll() == 0)
    #expect(try await night.store.unjudgedEvents(limit: 1).isEmpty)
  }

  @Test("events are judged in batches, whatever their number")
  func batches() async throws {
    let night = try RecordedNight()
    let judge = try await night.judge(
      night.rules("rules: [{id: few, on: seat.held, if: sequence % 3 = 0, notify: desk}]"))
    try await night.record((0..<1_201).map { _ in SampleEvent.contest(.seatHeld) })
    #expect(try await judge.judgeAll() == 400)
    #expect(try await night.takeAlerts(of: "desk").map(\.sequence) == (1...400).map { $0 * 3 })
  }

  @Test("a rule that fails on an event is logged and passed over; the others go on")
  func failure() async throws {
    let night = try RecordedNight()
    let rules = try await night.rules(
      """
      rules:
        - id: broken
          on: seat.gained
          if: json_extract(contest_name, '$.x') = 1
          notify: desk
        - {id: sound, on: seat.gained, notify: desk}
      """)
    let log = InMemoryLog()
    let judge = try await night.judge(
      rules, logger: Logger(label: "rules", factory: { _ in log }))
    let events = try await night.record([
      SampleEvent.outcome(.seatGained), SampleEvent.outcome(.seatGained),
    ])
    #expect(try await judge.judgeAll() == 2)
    #expect(try await judge.judgeAll() == 0)
    #expect(try await night.takeAlerts(of: "desk").map(\.rule) == ["sound", "sound"])
    #expect(log.entries.map(\.level) == [.warning, .warning])
    #expect(log.entries.map { $0.metadata["rule"] } == ["broken", "broken"])
    #expect(log.entries.map { $0.metadata["event"] } == events.map { .string($0.id.text) })
  }
}
