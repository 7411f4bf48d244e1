import AlertRules
import ElectionResults
import Foundation
import Storage
import Testing

@Suite("What a feed shows when it catches up")
struct CatchUpTests {
  private let night: RecordedNight

  init() throws { night = try RecordedNight() }

  private static let rules = """
    rules:
      - {id: gains, on: seat.gained, severity: urgent, notify: [desk, audit], title: "GAIN {{contest_name}}"}
      - {id: holds, on: seat.held, notify: desk, title: "HOLD {{contest_name}}", limit: {per: 1m, most: 1}}
    """

  private static func missed(_ type: EventType, _ contest: String, at seconds: Int = 0) -> Event {
    SampleEvent.logged(type, at: seconds, contest: contest) { $0[.isCatchUp] = .truth(true) }
  }

  @Test("one digest for each sink has all of it, whatever the rules")
  func digest() async throws {
    let judge = try await night.judge(night.rules(Self.rules), digestedFeeds: ["council"])
    try await night.record([
      Self.missed(.seatGained, "A"), Self.missed(.seatHeld, "B"), Self.missed(.seatHeld, "C"),
    ])
    #expect(try await judge.judgeAll() == 5)
    let desk = try await night.takeAlerts(of: "desk")
    #expect(desk.map(\.title) == ["Catching up: 3 alerts, Hartlepool by-election"])
    #expect(desk.map(\.text) == ["GAIN A\nHOLD B\nHOLD C"])
    #expect(desk.map(\.severity) == ["urgent"])
    #expect(desk.map(\.rule) == ["catch-up"])
    #expect(try await night.takeAlerts(of: "audit").map(\.title) == ["Catching up: GAIN A"])
    #expect(
      try await night.store.deliveryCounts()["desk"] == DeliveryCounts(delivered: 1, unsent: 3))
  }

  @Test("a poll of more events than are judged at once is one digest")
  func largePoll() async throws {
    let judge = try await night.judge(night.rules(Self.rules), digestedFeeds: ["council"])
    try await night.record((0..<1_200).map { Self.missed(.seatGained, "C\($0)") })
    _ = try await judge.judgeAll()
    let desk = try await night.takeAlerts(of: "desk")
    #expect(desk.map(\.title) == ["Catching up: 1200 alerts, Hartlepool by-election"])
    #expect(desk.first.map { $0.data.utf8.count < 2_000_000 } == true)
  }

  @Test("what happens under watch, and what other feeds catch up with, is told one by one")
  func others() async throws {
    let judge = try await night.judge(night.rules(Self.rules), digestedFeeds: ["pa"])
    try await night.record([
      Self.missed(.seatGained, "A"), SampleEvent.logged(.seatGained, at: 1, contest: "B"),
    ])
    #expect(try await judge.judgeAll() == 2)
    #expect(try await night.takeAlerts(of: "desk").map(\.title) == ["GAIN A", "GAIN B"])
  }

  @Test("two gaps give two digests")
  func twice() async throws {
    let judge = try await night.judge(night.rules(Self.rules), digestedFeeds: ["council"])
    try await night.record([Self.missed(.seatGained, "A"), Self.missed(.seatGained, "B", at: 900)])
    _ = try await judge.judgeAll()
    #expect(
      try await night.takeAlerts(of: "audit").map(\.title) == [
        "Catching up: GAIN A"
      ])
    night.clock.advance(by: .seconds(900))
    _ = try await judge.judgeAll()
    #expect(
      try await night.takeAlerts(of: "audit").map(\.title) == [
        "Catching up: GAIN B"
      ])
  }
}
