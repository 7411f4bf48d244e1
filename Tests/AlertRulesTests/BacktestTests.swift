import AlertRules
import ElectionResults
import Foundation
import Logging
import Storage
import Testing

/// A night of many contests with corrections, judged as it comes, after crashes, all at once, and years later.
@Suite("The same log gives the same alerts")
struct BacktestTests {
  private static let rules = """
    rules:
      - {id: gains, on: seat.gained, severity: urgent, notify: [desk, audit], title: "GAIN {{contest_name}}"}
      - id: settled
        on: seat.*
        if: >-
          NOT EXISTS (SELECT 1 FROM events AS e WHERE e.corrects = event.id)
          AND (SELECT count(*) FROM events AS e WHERE e.contest = event.contest) < 9
        for: 5m
        notify: slack
        title: "SETTLED {{contest_name}}"
      - id: first-ten
        on: seat.gained
        if: (SELECT count(*) FROM events AS e WHERE e.type = 'seat.gained') <= 10
        limit: {per: 7m, most: 2}
        notify: [desk, slack]
        title: "{{contest_name}} among the first"
      - id: confirmed
        on: seat.gained
        confirm: {feeds: 2, within: 4m}
        notify: audit
      - {id: corrections, on: result.*, if: "corrects IS NOT NULL", notify: audit}
    """

  /// Events in polls, each with the numbers that they get in the log.
  private static let polls: [[Event]] = {
    var number = 0
    var polls: [[Event]] = []
    for contest in 0..<40 {
      let (at, name) = (contest * 41, "C\(contest)")
      let declaration = number + 1
      var events = [
        SampleEvent.logged(.resultDeclared, at: at, contest: name),
        SampleEvent.logged(
          contest % 3 == 0 ? .seatHeld : .seatGained, at: at, cause: declaration, contest: name),
      ]
      number += 2
      if contest % 4 == 1 {
        events.append(
          SampleEvent.logged(.sourcesAgreed, at: at + 20, cause: declaration, contest: name) {
            $0.set(.feed, FeedID("pa"))
          })
        number += 1
      }
      polls.append(events)
      switch contest % 5 {
      case 2:
        polls.append([
          SampleEvent.logged(.resultCorrected, at: at + 30, corrects: declaration, contest: name),
          SampleEvent.logged(
            .seatHeld, at: at + 30, cause: number + 1, corrects: declaration + 1, contest: name),
        ])
        number += 2
      case 3:
        polls.append([
          SampleEvent.logged(.resultRetracted, at: at + 35, corrects: declaration, contest: name)
        ])
        number += 1
      case 4:
        polls.append([
          SampleEvent.logged(.resultCorrected, at: at + 38, corrects: declaration, contest: name)
        ])
        number += 1
      default: break
      }
    }
    return polls
  }()

  /// Every alert with where it went, but for the clock of whoever judged.
  private static func account(_ store: Store) async throws -> [String] {
    try await store.alerts(matching: AlertFilter()).map { listed in
      let alert = listed.alert
      let ways = listed.deliveries.map {
        "\($0.sink) \($0.state.rawValue) \($0.digest?.text ?? "")"
      }
      return
        "\(alert.raisedAt) \(alert.id) \(alert.kind) \(alert.rule) \(alert.title) \(alert.data) \(ways.sorted())"
    }.sorted()
  }

  /// - Parameter step: After how many polls the rules are put in force anew and judge; nil for once, at the end.
  private func night(judgingEach step: Int?) async throws -> RecordedNight {
    let night = try RecordedNight()
    let rules = try await night.rules(Self.rules)
    _ = try await night.judge(rules)
    for (count, poll) in Self.polls.enumerated() {
      try await night.record(poll)
      guard let step, count % step == 0, let time = poll.first?.text(.time) else { continue }
      let moment = try #require(Timestamp(rfc3339: time))
      if moment > night.clock.now { night.clock.advance(by: moment - night.clock.now) }
      _ = try await night.judge(rules).judgeAll()
    }
    night.clock.advance(by: .seconds(7_200))
    _ = try await night.judge(rules).judgeAll()
    return night
  }

  @Test("one poll after the other, in heaps, and as a backlog", arguments: [3, 7, nil])
  func steps(step: Int?) async throws {
    let expected = try await Self.account(night(judgingEach: 1).store)
    #expect(expected.count > 100)
    #expect(try await Self.account(night(judgingEach: step).store) == expected)
  }

  @Test("and a backtest over its log, which leaves the store as it was")
  func backtest() async throws {
    let night = try await night(judgingEach: 1)
    let expected = try await Self.account(night.store)
    let copy = try await night.store.copied(
      to: night.directory.appending(path: "copy.db").path)
    let backtest = try await Backtest(
      night.rules(Self.rules), over: copy, catchingUp: RuleSight.CatchingUp(),
      timekeeper: night.clock, logger: Logger(label: "rules"))
    _ = try await backtest.alerts(of: nil)
    #expect(try await Self.account(copy) == expected)
    #expect(try await Self.account(night.store) == expected)
  }
}
