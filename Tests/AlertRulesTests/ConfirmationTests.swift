import AlertRules
import ElectionResults
import Foundation
import Logging
import Storage
import Testing

/// Hartlepool is declared by `council` at 06:12; other feeds agree or disagree later.
@Suite("Alerts that wait for a second feed")
struct ConfirmationTests {
  private let night: RecordedNight
  private let log = InMemoryLog()

  init() throws { night = try RecordedNight() }

  private static let gains = """
    rules:
      - id: gains
        on: seat.gained
        confirm: {feeds: 2, within: 10m}
        notify: desk
        title: "{{to_party_name}} GAIN {{contest_name}}"
        text: "Majority {{majority}}."
    """

  /// Puts rules in force, as at a start and at a restart.
  private func judge(_ yaml: String = gains) async throws -> RuleJudge {
    let log = log
    return try await night.judge(
      night.rules(yaml), logger: Logger(label: "rules", factory: { _ in log }))
  }

  /// The id of the n-th event of the log.
  private static func id(_ number: Int) -> EventID { EventID(String(format: "%032d", number)) }

  private static func event(
    _ type: EventType, of feed: FeedID = "council", after minutes: Int = 0, cause: Int? = nil,
    corrects: Int? = nil
  ) -> Event {
    var event = SampleEvent.outcome(type)
    event.set(.feed, feed)
    event.set(.time, Timestamp(milliseconds: 1_620_367_920_000) + .seconds(60 * minutes))
    event.set(.cause, cause.map { id($0) })
    event.set(.corrects, corrects.map { id($0) })
    return event
  }

  /// The declaration, event 1, and the gain, event 2.
  private static let declaration = [event(.resultDeclared), event(.seatGained, cause: 1)]

  private static func agreed(_ feed: FeedID, after minutes: Int, cause: Int = 1) -> Event {
    event(.sourcesAgreed, of: feed, after: minutes, cause: cause)
  }

  private static func disagreed(_ feed: FeedID, after minutes: Int) -> Event {
    event(.sourcesDisagreed, of: feed, after: minutes, cause: 1, corrects: 3)
  }

  private func titles() async throws -> [String] {
    try await night.takeAlerts(of: "desk").map(\.title)
  }

  @Test("it goes out when another feed agrees, rendered like any other")
  func confirmed() async throws {
    let judge = try await judge()
    try await night.record(Self.declaration)
    #expect(try await judge.judgeAll() == 0)
    #expect(try await judge.nextDue() == Timestamp(rfc3339: "2021-05-07T06:22:00Z"))
    try await night.record([Self.agreed("pa", after: 3)])
    #expect(try await judge.judgeAll() == 1)
    let alert = try #require(try await night.takeAlerts(of: "desk").first)
    #expect(alert.title == "Conservative GAIN Hartlepool")
    #expect(alert.text == "Majority 6,940.")
    #expect(alert.event == Self.id(2))
    #expect(try await judge.nextDue() == nil)
    #expect(log.entries.isEmpty)
  }

  @Test("it goes out at once when the other feed had agreed before")
  func confirmedBefore() async throws {
    let judge = try await judge(
      "rules: [{id: late, on: result.completed, confirm: {feeds: 2}, notify: desk}]")
    try await night.record(Self.declaration + [Self.agreed("pa", after: 1)])
    try await night.record([Self.event(.resultCompleted, after: 2, cause: 1)])
    #expect(try await judge.judgeAll() == 1)
    #expect(try await judge.nextDue() == nil)
  }

  @Test("one feed is enough where the rule says so")
  func oneFeed() async throws {
    let judge = try await judge(
      "rules: [{id: gains, on: seat.gained, confirm: {feeds: 1}, notify: desk}]")
    try await night.record(Self.declaration)
    #expect(try await judge.judgeAll() == 1)
  }

  @Test("when time is over it goes out marked as unconfirmed, not a moment before")
  func unconfirmed() async throws {
    let judge = try await judge()
    try await night.record(Self.declaration)
    night.clock.advance(by: .milliseconds(589_999))
    #expect(try await judge.judgeAll() == 0)
    night.clock.advance(by: .milliseconds(1))
    #expect(try await judge.judgeAll() == 1)
    let alert = try #require(try await night.takeAlerts(of: "desk").first)
    #expect(alert.title == "UNCONFIRMED: Conservative GAIN Hartlepool")
    #expect(alert.text == "Not confirmed after 10m: 1 of 2 feeds. Majority 6,940.")
    #expect(alert.data.contains("\"title\":\"UNCONFIRMED: Conservative GAIN Hartlepool\""))
    try await night.record([Self.agreed("pa", after: 11)])
    #expect(try await judge.judgeAll() == 0)
  }

  @Test("when time is over it is dropped where the rule says so, which is logged")
  func dropped() async throws {
    let judge = try await judge(Self.gains.replacing("10m}", with: "10m, else: drop}"))
    try await night.record(Self.declaration)
    night.clock.advance(by: .seconds(600))
    #expect(try await judge.judgeAll() == 0)
    #expect(try await judge.nextDue() == nil)
    try await night.record([Self.agreed("pa", after: 11)])
    #expect(try await judge.judgeAll() == 0)
    #expect(log.entries.map(\.level) == [.notice])
    #expect(
      log.entries.map(\.message) == [
        "an alert that waited does not go out: it was not confirmed in time"
      ])
    #expect(log.entries.first?.metadata["event"] == .string(Self.id(2).text))
  }

  @Test(
    "it is cancelled by what takes the event back, and an agreement behind it changes nothing",
    arguments: [
      [event(.resultRetracted, after: 2, corrects: 1)],
      [
        event(.resultCorrected, after: 2, corrects: 1),
        event(.seatHeld, after: 2, cause: 3, corrects: 2),
      ],
      // Of several seats, the event that is now right need not name this one.
      [
        event(.resultCorrected, after: 2, corrects: 1),
        event(.seatNew, after: 2, cause: 3, corrects: 9),
      ],
    ])
  func cancelled(by events: [Event]) async throws {
    let judge = try await judge()
    try await night.record(Self.declaration)
    #expect(try await judge.judgeAll() == 0)
    try await night.record(events + [Self.agreed("pa", after: 3)])
    #expect(try await judge.judgeAll() == 0)
    #expect(try await judge.nextDue() == nil)
    #expect(
      log.entries.map(\.message) == [
        "an alert that waited does not go out: the event was taken back by \(Self.id(3))"
      ])
  }

  @Test("a withdrawn call cancels the alert of the call")
  func uncalled() async throws {
    let judge = try await judge(
      "rules: [{id: calls, on: contest.called, confirm: {feeds: 2}, notify: desk}]")
    try await night.record([Self.event(.contestCalled)])
    #expect(try await judge.judgeAll() == 0)
    try await night.record([Self.event(.contestUncalled, after: 1, corrects: 1)])
    #expect(try await judge.judgeAll() == 0)
    #expect(try await judge.nextDue() == nil)
    #expect(log.entries.count == 1)
  }

  @Test("a call, and the seat that rests on it, are borne out by another feed's declaration")
  func declaredCall() async throws {
    let judge = try await judge(
      Self.gains + "\n  - {id: calls, on: contest.called, confirm: {feeds: 3}, notify: desk}\n")
    try await night.record([Self.event(.contestCalled), Self.event(.seatGained, cause: 1)])
    #expect(try await judge.judgeAll() == 0)
    try await night.record([Self.event(.resultDeclared, of: "council", after: 1)])
    #expect(try await judge.judgeAll() == 0)
    try await night.record([Self.agreed("pa", after: 2, cause: 3)])
    #expect(try await judge.judgeAll() == 1)
    #expect(try await night.takeAlerts(of: "desk").map(\.rule) == ["gains"])
    try await night.record([
      Self.event(.resultRetracted, after: 3, corrects: 3), Self.agreed("wire", after: 4, cause: 3),
    ])
    #expect(try await judge.judgeAll() == 0)
    try await night.record([Self.event(.resultDeclared, of: "official", after: 5)])
    #expect(try await judge.judgeAll() == 0)
    try await night.record([Self.agreed("pa", after: 6, cause: 7)])
    #expect(try await judge.judgeAll() == 1)
    #expect(try await night.takeAlerts(of: "desk").map(\.rule) == ["calls"])
  }

  @Test("a call, and the seat that rests on it, are confirmed by another feed's call")
  func agreedCall() async throws {
    let judge = try await judge(
      Self.gains + "\n  - {id: calls, on: contest.called, confirm: {feeds: 2}, notify: desk}\n")
    try await night.record([Self.event(.contestCalled), Self.event(.seatGained, cause: 1)])
    #expect(try await judge.judgeAll() == 0)
    try await night.record([Self.disagreed("pa", after: 1)])
    #expect(try await judge.judgeAll() == 0)
    try await night.record([Self.agreed("pa", after: 2)])
    #expect(try await judge.judgeAll() == 2)
    #expect(try await night.takeAlerts(of: "desk").map(\.rule) == ["calls", "gains"])
  }

  @Test("a correction of figures leaves the seat's alert waiting, and cancels that of the figures")
  func figures() async throws {
    let judge = try await judge(
      Self.gains + "\n  - {id: all, on: result.declared, confirm: {feeds: 2}, notify: desk}\n")
    try await night.record(Self.declaration)
    try await night.record([
      Self.event(.resultCorrected, after: 2, corrects: 1), Self.agreed("pa", after: 3),
    ])
    // Whoever is told of the seat is told of the correction that came while it waited.
    #expect(try await judge.judgeAll() == 2)
    #expect(try await titles() == ["Conservative GAIN Hartlepool", "CORRECTION: Hartlepool"])
    #expect(log.entries.map { $0.metadata["rule"] } == ["all"])
  }

  @Test("a correction of figures cancels the alert that they are complete")
  func completed() async throws {
    let judge = try await judge(
      "rules: [{id: late, on: result.completed, confirm: {feeds: 2}, notify: desk}]")
    try await night.record(Self.declaration + [Self.event(.resultCompleted, after: 1, cause: 1)])
    #expect(try await judge.judgeAll() == 0)
    try await night.record([
      Self.event(.resultCorrected, after: 2, corrects: 1), Self.agreed("pa", after: 3),
    ])
    #expect(try await judge.judgeAll() == 0)
    #expect(log.entries.count == 1)
  }

  @Test("a correction comes first by the log, not by when it is judged")
  func backlog() async throws {
    let judge = try await judge()
    try await night.record(
      Self.declaration + [
        Self.event(.resultRetracted, after: 2, corrects: 1), Self.agreed("pa", after: 3),
      ])
    #expect(try await judge.judgeAll() == 0)
    #expect(log.entries.count == 1)
  }

  @Test("an agreement that came too late does not confirm, however late it is judged")
  func lateAgreement() async throws {
    let judge = try await judge()
    try await night.record(Self.declaration + [Self.agreed("pa", after: 11)])
    night.clock.advance(by: .seconds(3600))
    #expect(try await judge.judgeAll() == 1)
    #expect(try await titles() == ["UNCONFIRMED: Conservative GAIN Hartlepool"])
  }

  @Test("a feed that takes its agreement back counts no longer")
  func contradiction() async throws {
    let judge = try await judge(Self.gains.replacing("feeds: 2", with: "feeds: 3"))
    try await night.record(Self.declaration + [Self.agreed("pa", after: 1)])
    #expect(try await judge.judgeAll() == 0)
    try await night.record([Self.disagreed("PA", after: 2), Self.agreed("wire", after: 3)])
    #expect(try await judge.judgeAll() == 0)
    night.clock.advance(by: .seconds(600))
    #expect(try await judge.judgeAll() == 1)
    let alert = try #require(try await night.takeAlerts(of: "desk").first)
    #expect(alert.text == "Not confirmed after 10m: 2 of 3 feeds. Majority 6,940.")
  }

  @Test(
    "the feed itself, and agreement with something else, do not confirm",
    arguments: [
      agreed("council", after: 1), agreed("COUNCIL", after: 1), agreed("pa", after: 1, cause: 7),
      disagreed("pa", after: 1),
    ])
  func noConfirmation(event: Event) async throws {
    let judge = try await judge()
    try await night.record(Self.declaration + [event])
    #expect(try await judge.judgeAll() == 0)
    #expect(try await judge.nextDue() != nil)
  }

  @Test("agreement with another contest does not confirm")
  func otherContest() async throws {
    let judge = try await judge()
    var elsewhere = Self.agreed("pa", after: 1)
    elsewhere.set(.contest, ContestID("E14000734"))
    try await night.record(Self.declaration + [elsewhere])
    #expect(try await judge.judgeAll() == 0)
  }

  @Test("after a correction that moved the seat, whoever was told of it is told at once")
  func corrected() async throws {
    let judge = try await judge()
    try await night.record(Self.declaration)
    try await night.record([
      Self.agreed("pa", after: 1), Self.event(.resultCorrected, after: 2, corrects: 1),
      Self.event(.seatGained, after: 2, cause: 4, corrects: 2),
    ])
    #expect(try await judge.judgeAll() == 3)
    #expect(try await night.takeAlerts(of: "desk").map(\.sequence) == [2, 4, 5])
    try await night.record([Self.agreed("wire", after: 3)])
    #expect(try await judge.judgeAll() == 0)
  }

  @Test("it waits over a restart, and is confirmed, or not, after it", arguments: [true, false])
  func restart(isConfirmed: Bool) async throws {
    let first = try await judge()
    try await night.record(Self.declaration)
    #expect(try await first.judgeAll() == 0)
    let second = try await judge()
    #expect(try await second.judgeAll() == 0)
    #expect(try await second.nextDue() == first.nextDue())
    if isConfirmed { try await night.record([Self.agreed("pa", after: 3)]) }
    night.clock.advance(by: .seconds(3600))
    let third = try await judge()
    #expect(try await third.judgeAll() == 1)
    let mark = isConfirmed ? "" : "UNCONFIRMED: "
    #expect(try await titles() == [mark + "Conservative GAIN Hartlepool"])
  }

  @Test("it waits for each rule by itself")
  func twoRules() async throws {
    let judge = try await judge(
      Self.gains + """

          - {id: three, on: seat.*, confirm: {feeds: 3, within: 1h, else: drop}, notify: desk}
          - {id: now, on: seat.gained, notify: desk}
        """)
    try await night.record(Self.declaration)
    #expect(try await judge.judgeAll() == 1)
    #expect(try await night.takeAlerts(of: "desk").map(\.rule) == ["now"])
    try await night.record([Self.agreed("pa", after: 1)])
    #expect(try await judge.judgeAll() == 1)
    #expect(try await night.takeAlerts(of: "desk").map(\.rule) == ["gains"])
    #expect(try await judge.nextDue() == Timestamp(rfc3339: "2021-05-07T07:12:00Z"))
    try await night.record([Self.agreed("wire", after: 2)])
    #expect(try await judge.judgeAll() == 1)
    #expect(try await night.takeAlerts(of: "desk").map(\.rule) == ["three"])
  }

  @Test("it goes before what its contest's later events raised and is still to be sent")
  func order() async throws {
    let judge = try await judge(
      Self.gains + "\n  - {id: all, on: sources.*, notify: desk}\n")
    try await night.record(Self.declaration + [Self.agreed("pa", after: 1)])
    #expect(try await judge.judgeAll() == 2)
    #expect(try await night.takeAlerts(of: "desk").map(\.rule) == ["gains", "all"])
  }

  @Test("when its rule is removed it is dropped, which is logged")
  func ruleRemoved() async throws {
    let first = try await judge()
    try await night.record(Self.declaration)
    #expect(try await first.judgeAll() == 0)
    let second = try await judge("rules: [{id: other, on: seat.*, notify: desk}]")
    #expect(try await second.judgeAll() == 0)
    #expect(try await second.nextDue() == nil)
    #expect(
      log.entries.map(\.message) == [
        "an alert that waited does not go out: its rule is no longer there"
      ])
  }

  @Test("when its rule no longer waits it goes out at once")
  func ruleChanged() async throws {
    let first = try await judge()
    try await night.record(Self.declaration)
    #expect(try await first.judgeAll() == 0)
    let second = try await judge("rules: [{id: gains, on: seat.*, notify: desk, title: now}]")
    #expect(try await second.judgeAll() == 1)
    #expect(try await titles() == ["now"])
  }
}
