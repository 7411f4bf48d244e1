import AlertRules
import ElectionResults
import Foundation
import Storage
import Testing

/// Hartlepool is declared, event 1, and gained, event 2.
@Suite("What the desk does to alerts by hand")
struct DeskTests {
  private let night: RecordedNight

  init() throws { night = try RecordedNight() }

  private static let rules = """
    rules:
      - {id: gains, on: seat.gained, notify: [desk, audit], title: "GAIN {{contest_name}}", text: "by {{majority}}"}
      - {id: majority, on: majority.reached, notify: desk, title: MAJORITY}
    """

  private static let declaration = [
    SampleEvent.logged(.resultDeclared), SampleEvent.logged(.seatGained, cause: 1),
  ]

  private func hold(_ contest: ContestID = "E14000733") async throws -> DeskAction {
    var action = DeskAction(
      .hold, election: "hartlepool-2021", contest: contest, why: "a doubt", by: "sam",
      requestedAt: night.clock.now, appliedAt: night.clock.now)
    action.number = try #require(try await night.store.hold(action)).number
    return action
  }

  private func undoing() -> DeskAction.Undoing {
    .init(why: "settled", by: "sam", requestedAt: night.clock.now, undoneAt: night.clock.now)
  }

  private func states(_ sink: SinkID) async throws -> [String] {
    try await night.store.alerts(matching: AlertFilter(sink: sink)).map { listed in
      "\(listed.alert.title): "
        + listed.deliveries.filter { $0.sink == sink }.map(\.state.rawValue).joined()
    }
  }

  private func titles(_ sink: SinkID = "desk") async throws -> [String] {
    try await night.takeAlerts(of: sink).map(\.title)
  }

  @Test("of a contest that is held nothing is sent, nor of the body because of it; others go out")
  func held() async throws {
    let judge = try await night.judge(night.rules(Self.rules))
    _ = try await hold()
    var majority = SampleEvent.logged(.majorityReached, cause: 1)
    majority[.contest] = nil
    try await night.record(
      Self.declaration + [majority, SampleEvent.logged(.seatGained, contest: "Sedgefield")])
    _ = try await judge.judgeAll()
    #expect(try await titles() == ["GAIN Sedgefield"])
    #expect(
      try await states("desk") == [
        "GAIN Hartlepool: withheld", "MAJORITY: withheld", "GAIN Sedgefield: delivered",
      ])
    #expect(try await night.store.hold(try await hold("Other"))?.number == nil)
  }

  @Test("what waits already is withheld too, and the end of the hold sends it")
  func waiting() async throws {
    let judge = try await night.judge(night.rules(Self.rules))
    try await night.record(Self.declaration)
    _ = try await judge.judgeAll()
    let action = try await hold()
    #expect(try await titles() == [])
    night.clock.advance(by: .seconds(3_600))
    #expect(try await night.store.endHold(action, undoing()) == (2, 0))
    let due = try await night.store.dueDeliveries(
      to: "desk", at: night.clock.now, excluding: [], limit: 9)
    #expect(due.map(\.alert.title) == ["GAIN Hartlepool"])
    // The time until it is given up begins now.
    #expect(due.map(\.firstDueAt) == [night.clock.now])
    #expect(try await night.store.deskActions().first?.undoing?.why == "settled")
  }

  @Test("what was taken back meanwhile is cancelled with the news of it")
  func takenBack() async throws {
    let judge = try await night.judge(night.rules(Self.rules))
    let action = try await hold()
    try await night.record(Self.declaration)
    _ = try await judge.judgeAll()
    try await night.record([SampleEvent.logged(.resultRetracted, at: 60, corrects: 1)])
    _ = try await judge.judgeAll()
    #expect(
      try await states("audit") == ["GAIN Hartlepool: withheld", "RETRACTED: Hartlepool: withheld"])
    #expect(try await night.store.endHold(action, undoing()) == (0, 4))
    #expect(try await titles() == [])
  }

  @Test("a correction of figures is sent behind the alert, when the hold ends")
  func figures() async throws {
    let judge = try await night.judge(night.rules(Self.rules))
    let action = try await hold()
    try await night.record(Self.declaration)
    try await night.record([SampleEvent.logged(.resultCorrected, at: 60, corrects: 1)])
    _ = try await judge.judgeAll()
    #expect(try await night.store.endHold(action, undoing()) == (4, 0))
    #expect(try await titles() == ["GAIN Hartlepool", "CORRECTION: Hartlepool"])
  }

  @Test("a correction of what was sent before the hold is sent when it ends")
  func sentBefore() async throws {
    let judge = try await night.judge(night.rules(Self.rules))
    try await night.record(Self.declaration)
    _ = try await judge.judgeAll()
    #expect(try await titles() == ["GAIN Hartlepool"])
    let action = try await hold()
    try await night.record([SampleEvent.logged(.resultRetracted, at: 60, corrects: 1)])
    _ = try await judge.judgeAll()
    #expect(try await titles() == [])
    // Audit never got the alert: it is cancelled there, and so is the news.
    #expect(try await night.store.endHold(action, undoing()) == (1, 2))
    #expect(try await titles() == ["RETRACTED: Hartlepool"])
  }

  @Test(
    "a silenced rule's alerts are listed and not sent, until the silence ends by itself or by hand")
  func silence() async throws {
    let judge = try await night.judge(night.rules(Self.rules))
    let number = try await night.store.silence(
      DeskAction(
        .silence, rule: "GAINS", why: "too many", by: nil, requestedAt: night.clock.now,
        appliedAt: night.clock.now, endsAt: night.clock.now + .seconds(600)))
    try await night.record(Self.declaration)
    _ = try await judge.judgeAll()
    // A backlog of the silence's time is silent also when it is judged after it.
    try await night.record([
      SampleEvent.logged(.seatGained, at: 300, contest: "Backlog"),
      SampleEvent.logged(.seatGained, at: 700, contest: "Later"),
    ])
    night.clock.advance(by: .seconds(700))
    _ = try await judge.judgeAll()
    #expect(
      try await states("desk") == [
        "GAIN Hartlepool: silenced", "GAIN Backlog: silenced", "GAIN Later: waiting",
      ])
    try await night.store.requestUndoing(number, undoing())
    try await night.record([SampleEvent.logged(.resultRetracted, at: 710, corrects: 1)])
    _ = try await judge.judgeAll()
    // Whoever was told nothing hears of no correction.
    #expect(try await titles() == ["GAIN Later"])
  }

  @Test("a silenced rule's correction of what was sent before goes out")
  func silencedCorrection() async throws {
    let judge = try await night.judge(night.rules(Self.rules))
    try await night.record(Self.declaration)
    _ = try await judge.judgeAll()
    _ = try await night.store.silence(
      DeskAction(
        .silence, rule: "gains", why: "too many", by: nil, requestedAt: night.clock.now,
        appliedAt: night.clock.now, endsAt: night.clock.now + .seconds(600)))
    try await night.record([SampleEvent.logged(.resultRetracted, at: 60, corrects: 1)])
    _ = try await judge.judgeAll()
    #expect(try await titles() == ["GAIN Hartlepool", "RETRACTED: Hartlepool"])
  }

  private func withdraw(_ alert: Alert) async throws -> (DeskAction, sinks: [SinkID], Alert) {
    let now = night.clock.now
    var action = DeskAction(
      .withdraw, alert: alert.id, why: "wrong seat", by: "sam", requestedAt: now, appliedAt: now)
    let event = try #require(try await night.store.events(with: [alert.event]).first)
    let news = AlertWithdrawal(of: alert, event: event, why: "wrong seat")
      .alert(.withdrawal, at: now)
    let (number, sinks) = try #require(try await night.store.withdraw(action, telling: news))
    action.number = number
    return (action, sinks, news)
  }

  @Test("a withdrawal reaches all who got the alert, in its order, and cancels what waits")
  func withdrawal() async throws {
    let judge = try await night.judge(night.rules(Self.rules))
    try await night.record(Self.declaration)
    _ = try await judge.judgeAll()
    let alert = try #require(try await night.takeAlerts(of: "desk").first)
    let (_, sinks, news) = try await withdraw(alert)
    #expect(sinks == ["desk", "audit"])
    #expect(news.orderKey == alert.orderKey)
    let told = try await night.takeAlerts(of: "desk")
    #expect(told.map(\.title) == ["WITHDRAWN: GAIN Hartlepool"])
    #expect(
      told.first?.text == "Do not use this alert: wrong seat\nIt said: by 6,940")
    #expect(told.first?.type == "withdrawal")
    let data = try #require(
      try JSONSerialization.jsonObject(with: Data(news.data.utf8)) as? [String: Any])
    #expect(data["withdraws"] as? String == alert.id.text)
    #expect(data["why"] as? String == "wrong seat")
    #expect(data["contest_name"] as? String == "Hartlepool")
    #expect(
      try await states("audit") == [
        "GAIN Hartlepool: cancelled", "WITHDRAWN: GAIN Hartlepool: waiting",
      ])
    #expect(
      try await night.store.withdraw(
        DeskAction(
          .withdraw, alert: alert.id, why: "x", by: nil, requestedAt: night.clock.now,
          appliedAt: night.clock.now), telling: news) == nil)
    // Nobody hears of the correction of what was withdrawn.
    try await night.record([SampleEvent.logged(.resultRetracted, at: 60, corrects: 1)])
    _ = try await judge.judgeAll()
    #expect(try await titles() == [])
  }

  @Test("a withdrawal that is taken back lets the alert stand, and says so where it was told")
  func reinstatement() async throws {
    let judge = try await night.judge(night.rules(Self.rules))
    try await night.record(Self.declaration)
    _ = try await judge.judgeAll()
    let alert = try #require(try await night.takeAlerts(of: "desk").first)
    let (action, _, news) = try await withdraw(alert)
    #expect(try await titles() == ["WITHDRAWN: GAIN Hartlepool"])
    night.clock.advance(by: .seconds(5))
    let event = try #require(try await night.store.events(with: [alert.event]).first)
    let (sent, told) = try await night.store.endWithdrawal(
      action, undoing(), withdrawal: news.id,
      telling: AlertWithdrawal(of: alert, event: event, why: "right after all")
        .alert(.reinstatement, at: night.clock.now))
    #expect(sent == ["audit"])
    #expect(told == ["desk"])
    #expect(try await titles() == ["STANDS AFTER ALL: GAIN Hartlepool"])
    #expect(try await titles("audit") == ["GAIN Hartlepool"])
  }
}
