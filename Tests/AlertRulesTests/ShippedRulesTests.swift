import AlertRules
import ElectionResults
import Storage
import Testing

@Suite("Shipped rules")
struct ShippedRulesTests {
  /// Read once for all tests.
  private static let shipped = Task {
    let night = try RecordedNight()
    var rules: [Rule] = []
    for name in try Repository.shippedRuleNames() {
      rules += try await night.rules(in: Repository.shippedRules(name))
    }
    return rules
  }

  @Test(
    "every rule has a test, one with a condition also one that expects nothing, and the ids differ")
  func completeness() async throws {
    let rules = try await Self.shipped.value
    #expect(Set(rules.map(\.id)).count == rules.count)
    for rule in rules {
      let expectations = rule.tests.map(\.expectation)
      #expect(expectations.contains { $0 != .none }, "\(rule.id)")
      #expect(expectations.contains(.none) || rule.condition == nil, "\(rule.id)")
    }
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
