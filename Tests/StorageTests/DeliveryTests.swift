import ElectionResults
import Storage
import Testing

@Suite("Rules and deliveries in the store")
struct DeliveryTests {
  let temporary: TemporaryStore
  let store: Store

  init() async throws {
    temporary = try TemporaryStore()
    store = try temporary.open()
    let events = (1...4).map { event("\($0)") }
    _ = try await store.record(
      change(
        of: ElectionStanding(election: night),
        [contest(standing("A"), events[0], events[1], events[2], events[3])]), feed: polled)
  }

  func alert(
    _ id: AlertID, of sequence: Int, key: String, rule: RuleID = "r", at: Timestamp = moment(0)
  ) -> Alert {
    Alert(
      id: id, event: EventID("\(sequence)"), sequence: sequence, election: night,
      contest: sequence == 4 ? nil : "A", type: "seat.gained", rule: rule, severity: "urgent",
      title: "t", text: "x", time: moment(0), orderKey: key, data: "{\"a\":1}", createdAt: at)
  }

  func due(
    _ sink: SinkID = "desk", at seconds: Int = 0, excluding: Set<String> = [], limit: Int = 100
  ) async throws -> [AlertID] {
    try await store.dueDeliveries(
      to: sink, at: moment(seconds), excluding: excluding, limit: limit
    ).map(\.key.alert)
  }

  @Test("a rule not known before begins after the last event; one not listed is forgotten")
  func rules() async throws {
    func begin(_ rules: [RuleID], at seconds: Int) async throws -> [RuleID: Int] {
      try await store.beginRules(rules.map { ($0, nil) }, at: moment(seconds))
        .mapValues(\.firstSequence)
    }
    #expect(try await begin(["a", "b"], at: 0) == ["a": 5, "b": 5])
    let state = try await store.standing(of: night)
    _ = try await store.record(
      change(of: state, [contest(standing("A"), event("5"))]), feed: polled)
    #expect(try await begin(["a", "c"], at: 1) == ["a": 5, "c": 6])
    #expect(try await begin(["A", "b", "c"], at: 2) == ["a": 5, "b": 6, "c": 6])
  }

  @Test("the same alerts recorded again change nothing, and the cursor never goes back")
  func idempotence() async throws {
    let new = NewAlert(alert: alert("1", of: 1, key: "k"), sinks: ["desk", "audit"])
    #expect(try await store.unjudgedEvents(limit: 2).compactMap(\.sequence) == [1, 2])
    try await store.record(JudgedStep(alerts: [new], throughSequence: 3))
    try await store.markDelivered(
      [DeliveryKey(alert: "1", sink: "desk")], at: moment(1), status: 204)
    try await store.record(JudgedStep(alerts: [new], throughSequence: 2))
    let counts = try await store.deliveryCounts()
    #expect(counts["desk"] == DeliveryCounts(delivered: 1))
    #expect(counts["audit"] == DeliveryCounts(waiting: 1))
    #expect(try await store.unjudgedEvents(limit: 9).compactMap(\.sequence) == [4])
  }

  @Test("a delivery comes back with its alert as it was, across a restart too")
  func whole() async throws {
    let alerts = [alert("1", of: 1, key: "k"), alert("4", of: 4, key: "l", at: moment(7))]
    try await store.record(
      JudgedStep(alerts: alerts.map { NewAlert(alert: $0, sinks: ["desk"]) }, throughSequence: 4))
    let waiting = try await temporary.open().dueDeliveries(
      to: "desk", at: moment(7), excluding: [], limit: 9)
    #expect(waiting.map(\.alert) == alerts)
    #expect(waiting.map(\.attempts) == [0, 0])
    #expect(waiting.map(\.firstDueAt) == [moment(0), moment(7)])
  }

  @Test("alerts of one order key wait for each other in the order of their events")
  func order() async throws {
    let alerts = [
      alert("late", of: 3, key: "A"), alert("early", of: 1, key: "A"),
      alert("other", of: 2, key: "B"), alert("second", of: 1, key: "A", rule: "s"),
    ]
    try await store.record(
      JudgedStep(
        alerts: alerts.map { NewAlert(alert: $0, sinks: ["desk", "audit"]) }, throughSequence: 4))
    #expect(try await due() == ["early", "other"])
    #expect(try await due(excluding: ["A"]) == ["other"])
    #expect(try await due(limit: 1) == ["early"])
    let early = DeliveryKey(alert: "early", sink: "desk")
    try await store.markFailed(
      early, dueAt: moment(30), at: moment(0), error: "refused", status: 500)
    #expect(try await due() == ["other"])
    #expect(try await due(at: 30) == ["other", "early"])
    #expect(try await due("audit") == ["early", "other"])
    try await store.markDelivered([early], at: moment(31), status: 200)
    #expect(try await due(at: 31) == ["second", "other"])
    try await store.markDead(
      DeliveryKey(alert: "second", sink: "desk"), at: moment(32), error: "no", status: 400)
    #expect(try await due(at: 32) == ["other", "late"])
  }

  @Test("the next due time is that of the earliest delivery that is not behind another")
  func nextDue() async throws {
    #expect(try await store.nextDue(for: "desk") == nil)
    let alerts = [alert("1", of: 1, key: "A"), alert("2", of: 2, key: "A")]
    try await store.record(
      JudgedStep(alerts: alerts.map { NewAlert(alert: $0, sinks: ["desk"]) }, throughSequence: 2))
    #expect(try await store.nextDue(for: "desk") == moment(0))
    let key = DeliveryKey(alert: "1", sink: "desk")
    try await store.markFailed(key, dueAt: moment(60), at: moment(0), error: "no", status: nil)
    #expect(try await store.nextDue(for: "desk") == moment(60))
    let again = try await store.dueDeliveries(
      to: "desk", at: moment(60), excluding: [], limit: 9)
    #expect(again.map(\.attempts) == [1])
    #expect(again.map(\.dueAt) == [moment(60)])
  }

  @Test("a sink that is gone gets nothing more, and what it took after all counts as delivered")
  func gone() async throws {
    let alerts = [alert("1", of: 1, key: "A"), alert("2", of: 2, key: "B")]
    try await store.record(
      JudgedStep(
        alerts: alerts.map { NewAlert(alert: $0, sinks: ["desk", "audit"]) }, throughSequence: 2))
    try await store.markAllDead(for: "desk", at: moment(1), error: "410")
    #expect(try await due(at: 9).isEmpty)
    #expect(try await due("audit", at: 9) == ["1", "2"])
    let key = DeliveryKey(alert: "1", sink: "desk")
    try await store.markFailed(key, dueAt: moment(2), at: moment(1), error: "no", status: 500)
    #expect(try await store.deliveryCounts()["desk"] == DeliveryCounts(dead: 2))
    try await store.markDelivered([key], at: moment(2), status: 200)
    #expect(try await store.deliveryCounts()["desk"] == DeliveryCounts(delivered: 1, dead: 1))
  }
}
