import AlertRules
import ElectionResults
import Storage
import Testing

@Suite("Shipped rules")
struct ShippedRulesTests {
  /// Read once for all samples.
  private static let shipped = Task {
    let night = try RecordedNight()
    var rules: [Rule] = []
    for name in try Repository.shippedRuleNames() {
      rules += try await night.rules(in: Repository.shippedRules(name))
    }
    return rules
  }

  @Test("a rule says what it should of its event, and nothing of others", arguments: RuleSample.all)
  func sample(_ sample: RuleSample) async throws {
    let night = try RecordedNight()
    try await night.record(sample.before)
    let rule = try await Self.shipped.value.filter { $0.id == sample.rule }
    let judge = try await night.judge(rule)
    try await night.record([sample.event] + sample.after)
    _ = try await judge.judgeAll()
    let sink = try #require(rule.first?.sinks.first)
    let alerts = try await night.takeAlerts(of: sink)
    #expect(alerts.map(\.title) == [sample.title].compactMap { $0 })
    #expect(alerts.map(\.text) == [sample.text].compactMap { $0 })
  }

  @Test("every rule has a sample, one with a condition also a silent one, and the ids differ")
  func completeness() async throws {
    let rules = try await Self.shipped.value
    let ids = rules.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(RuleSample.all.filter { $0.title != nil }.map(\.rule)) == Set(ids))
    let choosy = rules.filter { $0.condition != nil || $0.confirmation != nil }.map(\.id)
    #expect(Set(RuleSample.all.filter { $0.title == nil }.map(\.rule)) == Set(choosy))
  }

  @Test("every event type has a shipped rule")
  func eventTypes() async throws {
    let types = try await Self.shipped.value.flatMap(\.types)
    #expect(Set(types) == Set(EventType.allCases))
  }

  @Test("a rule raises nothing of events of other types")
  func otherTypes() async throws {
    let night = try RecordedNight()
    let rules = try await Self.shipped.value
    let judge = try await night.judge(rules)
    try await night.record(EventType.allCases.map { SampleEvent.outcome($0) })
    _ = try await judge.judgeAll()
    let types = Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0.types) })
    let alerts = try await night.takeAlerts(of: "desk") + night.takeAlerts(of: "audit")
    #expect(!alerts.isEmpty)
    for alert in alerts {
      let type = try #require(EventType(rawValue: alert.type))
      #expect(types[alert.rule]?.contains(type) == true, "\(alert.rule) on \(type)")
    }
  }
}
