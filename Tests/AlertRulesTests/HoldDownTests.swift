import AlertRules
import ElectionResults
import Foundation
import Logging
import Storage
import Testing

/// Hartlepool is declared, event 1, and gained, event 2, at 06:12:00.
@Suite("Alerts that wait until their condition has held for a while")
struct HoldDownTests {
  private let night: RecordedNight
  private let log = InMemoryLog()

  init() throws { night = try RecordedNight() }

  private static let gains = """
    rules:
      - id: gains
        on: seat.gained
        if: to_party = 'con'
        for: 2m
        notify: desk
        title: "{{to_party_name}} GAIN {{contest_name}}"
    """

  private static let declaration = [
    SampleEvent.logged(.resultDeclared), SampleEvent.logged(.seatGained, cause: 1),
  ]

  private func judge(_ yaml: String = gains) async throws -> RuleJudge {
    let log = log
    return try await night.judge(
      night.rules(yaml), logger: Logger(label: "rules", factory: { _ in log }))
  }

  @Test("it goes out when the time is over, and not before")
  func held() async throws {
    let judge = try await judge()
    try await night.record(Self.declaration)
    #expect(try await judge.judgeAll() == 0)
    #expect(try await judge.nextDue() == SampleEvent.start + .seconds(120))
    night.clock.advance(by: .seconds(109))
    #expect(try await judge.judgeAll() == 0)
    night.clock.advance(by: .seconds(1))
    #expect(try await judge.judgeAll() == 1)
    let alert = try #require(try await night.takeAlerts(of: "desk").first)
    #expect(alert.title == "Conservative GAIN Hartlepool")
    #expect(alert.raisedAt == SampleEvent.start + .seconds(120))
    #expect(try await judge.judgeAll() == 0)
    #expect(try await judge.nextDue() == nil)
  }

  @Test("it waits over a restart, and when the time passed meanwhile it goes out at the start")
  func restart() async throws {
    try await night.record([])
    let first = try await judge()
    try await night.record(Self.declaration)
    #expect(try await first.judgeAll() == 0)
    night.clock.advance(by: .seconds(3_600))
    #expect(try await judge().judgeAll() == 1)
  }

  @Test(
    "a correction, a retraction or a withdrawn call in between cancels it, which is logged",
    arguments: [EventType.resultRetracted, .contestUncalled])
  func takenBack(type: EventType) async throws {
    let judge = try await judge()
    try await night.record(Self.declaration)
    #expect(try await judge.judgeAll() == 0)
    try await night.record([SampleEvent.logged(type, at: 60, corrects: 1)])
    night.clock.advance(by: .seconds(300))
    #expect(try await judge.judgeAll() == 0)
    #expect(try await night.takeAlerts(of: "desk").isEmpty)
    #expect(
      log.entries.map(\.message) == [
        "an alert that waited does not go out: the event was taken back by \(SampleEvent.id(3))"
      ])
  }

  @Test("a correction that moves the seat cancels it; the seat that is right then waits by itself")
  func moved() async throws {
    let judge = try await judge()
    try await night.record(Self.declaration)
    try await night.record([
      SampleEvent.logged(.resultCorrected, at: 60, corrects: 1),
      SampleEvent.logged(.seatGained, at: 60, cause: 3, corrects: 2) {
        $0.set(.toParty, PartyCode("ind"))
      },
    ])
    night.clock.advance(by: .seconds(600))
    #expect(try await judge.judgeAll() == 0)
    #expect(log.entries.count == 1)
  }

  @Test("of a correction that leaves the seat, whoever is told of the seat hears too")
  func figures() async throws {
    let judge = try await judge()
    try await night.record(Self.declaration)
    try await night.record([SampleEvent.logged(.resultCorrected, at: 60, corrects: 1)])
    night.clock.advance(by: .seconds(300))
    #expect(try await judge.judgeAll() == 2)
    #expect(
      try await night.takeAlerts(of: "desk").map(\.title) == [
        "Conservative GAIN Hartlepool", "CORRECTION: Hartlepool",
      ])
  }

  @Test("the condition is asked again, as of the end of the time and not later")
  func condition() async throws {
    let yaml = """
      rules:
        - id: only
          on: seat.gained
          if: (SELECT count(*) FROM events AS e WHERE e.type = 'seat.gained') = 1
          for: 2m
          notify: desk
      """
    for (seconds, alerts) in [(119, 0), (120, 0), (121, 1)] {
      let night = try RecordedNight()
      let judge = try await night.judge(night.rules(yaml))
      try await night.record(Self.declaration)
      try await night.record([
        SampleEvent.logged(.seatGained, at: seconds, contest: "Sedgefield")
      ])
      night.clock.advance(by: .seconds(115))
      #expect(try await judge.judgeAll() == alerts, "\(seconds) s")
    }
  }

  @Test("with `confirm` it waits for its time first, and then for the feeds")
  func confirm() async throws {
    let judge = try await judge(
      "rules: [{id: a, on: seat.gained, for: 1m, confirm: {feeds: 2, within: 5m, else: drop}, notify: desk}]"
    )
    try await night.record(Self.declaration)
    night.clock.advance(by: .seconds(60))
    #expect(try await judge.judgeAll() == 0)
    #expect(try await judge.nextDue() == SampleEvent.start + .seconds(300))
    try await night.record([
      SampleEvent.logged(.sourcesAgreed, at: 70, cause: 1) { $0.set(.feed, FeedID("pa")) }
    ])
    #expect(try await judge.judgeAll() == 1)
    #expect(
      try await night.takeAlerts(of: "desk").map(\.raisedAt) == [
        SampleEvent.start + .seconds(70)
      ])
  }

  @Test("a majority that is lost with the declaration behind it is not told")
  func body() async throws {
    let judge = try await judge("rules: [{id: a, on: majority.reached, for: 1m, notify: desk}]")
    var majority = SampleEvent.logged(.majorityReached, cause: 1)
    majority[.contest] = nil
    try await night.record([SampleEvent.logged(.resultDeclared), majority])
    try await night.record([SampleEvent.logged(.resultRetracted, at: 30, corrects: 1)])
    night.clock.advance(by: .seconds(300))
    #expect(try await judge.judgeAll() == 0)
    #expect(log.entries.count == 1)
  }
}
