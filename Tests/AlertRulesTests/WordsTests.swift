import AlertRules
import ElectionResults
import Foundation
import Storage
import Testing

@Suite("Defaults, groups, words for one sink, and tests")
struct WordsTests {
  private let night: RecordedNight

  init() throws { night = try RecordedNight() }

  @Test("a sink gets its own words, title and text each by itself, and the others the rule's")
  func perSink() async throws {
    let rules = """
      rules:
        - id: gains
          on: seat.gained
          notify: [everybody, slack]
          title: "{{to_party_name}} GAIN {{contest_name}}"
          text: long
          per_sink:
            slack: {title: ":rotating_light: {{contest_name}}"}
      """
    let judge = try await night.judge(night.rules(rules))
    try await night.record([SampleEvent.logged(.seatGained)])
    _ = try await judge.judgeAll()
    let slack = try #require(try await night.takeAlerts(of: "slack").first)
    #expect((slack.title, slack.text) == (":rotating_light: Hartlepool", "long"))
    #expect(slack.data.contains("\"title\":\":rotating_light: Hartlepool\""))
    let desk = try #require(try await night.takeAlerts(of: "desk").first)
    #expect(desk.title == "Conservative GAIN Hartlepool")
    #expect(desk.id == slack.id)
    #expect(try await night.takeAlerts(of: "audit").count == 1)
  }

  @Test("what the rules of a file have in common stands once, and each may say otherwise")
  func defaults() async throws {
    let rules = try await night.rules(
      """
      defaults: {notify: everybody, severity: urgent, for: 1m, limit: {per: 5m, most: 3}, confirm: {feeds: 2}}
      rules:
        - {id: a, on: seat.gained}
        - {id: b, on: tally.changed, notify: slack, severity: info, for: 0s, limit: {per: 1m, most: 1}}
      """)
    #expect(rules[0].sinks == ["desk", "audit"])
    #expect(rules[0].severity == .urgent)
    #expect(rules[0].holdDown == .seconds(60))
    #expect(rules[0].limit == AlertLimit(per: .seconds(300), most: 3))
    #expect(rules[0].confirmation?.feeds == 2)
    #expect(rules[1].sinks == ["slack"])
    #expect(rules[1].severity == .info)
    #expect(rules[1].holdDown == .zero)
    #expect(rules[1].limit == AlertLimit(per: .seconds(60), most: 1))
    #expect(rules[1].confirmation == nil)
  }

  @Test("tests are for rules that ask for them, and say so")
  func tests() async throws {
    let rules = """
      rules:
        - {id: real, on: seat.gained, notify: desk, title: REAL}
        - {id: both, on: seat.gained, notify: desk, title: BOTH, test: true}
      """
    let judge = try await night.judge(night.rules(rules))
    try await night.record([
      SampleEvent.logged(.seatGained) { $0[.isTest] = .truth(true) },
      SampleEvent.logged(.seatGained, at: 1),
    ])
    #expect(try await judge.judgeAll() == 3)
    #expect(try await night.takeAlerts(of: "desk").map(\.title) == ["TEST: BOTH", "REAL", "BOTH"])
  }

  @Test("a rule that fails is told once by an event, and counted, until its condition is another")
  func failing() async throws {
    let slow = """
      (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT n.i + 1 FROM n) SELECT max(n.i) FROM n) > 0
      """
    func judge(_ condition: String) async throws -> RuleJudge {
      try await night.judge(
        night.rules(
          """
          rules:
            - {id: slow, on: seat.gained, notify: desk, if: "\(condition)"}
            - {id: failing, on: rule.failing, notify: audit}
            - {id: fine, on: seat.gained, notify: slack}
          """))
    }
    let first = try await judge(slow)
    try await night.record([
      SampleEvent.logged(.seatGained), SampleEvent.logged(.seatGained, at: 1),
    ])
    #expect(try await first.judgeAll() == 3)
    let alert = try #require(try await night.takeAlerts(of: "audit").first)
    #expect(alert.title == "A rule is failing")
    #expect(
      alert.text == "rule slow: its condition took longer than 50 ms on seat.gained of Hartlepool, "
        + "event 1, for which it raises nothing.")
    #expect(try await night.takeAlerts(of: "slack").count == 2)
    let state = try #require(try await night.store.ruleStates()["slow"])
    #expect(state.failures == 2)
    #expect(state.lastFailure == "took longer than 50 ms")
    #expect(state.failingSince == SampleEvent.start)
    _ = try await judge(slow + " ")
    #expect(try await night.store.ruleStates()["slow"]?.failures == 0)
  }
}
