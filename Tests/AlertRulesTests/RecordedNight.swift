import AlertRules
import ConfigurationText
import ElectionResults
import Foundation
import Logging
import Storage
import Synchronization
import Testing

/// A store in a directory of its own that is filled with events, judged, and looked at.
final class RecordedNight {
  let directory: URL
  let store: Store
  let conditions: ConditionDatabase
  let clock = StoppedClock()
  private var eventCount = 0
  private var contests: [ContestID: ContestStanding] = [:]

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(
      path: "seatwatch-rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    store = try Store(path: directory.appending(path: "night.db").path)
    conditions = try ConditionDatabase(storePath: store.path)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// Stores events, each under an id of its own, as the events of one poll.
  @discardableResult
  func record(_ events: [Event]) async throws -> [Event] {
    var standing = try await store.standing(of: "hartlepool-2021")
    let version = standing.version
    standing.version += 1
    let changes = events.map { event in
      var event = event
      eventCount += 1
      event.set(.id, EventID(String(format: "%032d", eventCount)))
      let contest = ContestStanding(
        contest: event.contest ?? "E14000733", name: "Hartlepool", feed: "council")
      standing.contests[contest.contest] = contest
      return ContestChange(
        standing: contest, tallies: [],
        events: [IdentifiedEvent(key: "key \(eventCount)", event: event)])
    }
    return try await store.record(
      ElectionChange(fromVersion: version, contests: changes, standing: standing),
      feed: FeedState(feed: "council", fetch: "{}", interpretation: "1"))
  }

  /// Reads rules that must be right, from the text of one rule file.
  func rules(_ yaml: String) async throws -> [Rule] {
    try await rules(in: SourceFile(path: "rules.yaml", text: yaml))
  }

  func rules(in file: SourceFile) async throws -> [Rule] {
    var diagnostics = Diagnostics()
    let reader = RuleReader(
      sinks: SinkDirectory(
        sinks: ["desk", "audit", "slack"], groups: [("everybody", ["desk", "audit"])]),
      conditions: conditions)
    let rules = await reader.rules(in: [file], into: &diagnostics)
    #expect(diagnostics.rendered == "")
    return rules
  }

  /// Puts rules in force.
  func judge(
    _ rules: [Rule], silentFeeds: Set<FeedID> = [], digestedFeeds: Set<FeedID> = [],
    logger: Logger? = nil
  ) async throws -> RuleJudge {
    try await .begin(
      rules, store: store, conditions: conditions,
      catchingUp: RuleSight.CatchingUp(silent: silentFeeds, digested: digestedFeeds),
      timekeeper: clock, logger: logger ?? Logger(label: "rules"))
  }

  /// Takes the alerts that wait for a sink, in the order in which each order key gives them.
  func takeAlerts(of sink: SinkID) async throws -> [Alert] {
    var taken: [Alert] = []
    while true {
      let due = try await store.dueDeliveries(
        to: sink, at: clock.now, excluding: [], limit: 1_000)
      if due.isEmpty { return taken }
      taken += due.map(\.alert)
      try await store.markDelivered(due.map(\.key), at: clock.now, status: 200)
    }
  }
}

/// A clock that stands at the hour of the declaration until a test moves it.
final class StoppedClock: Timekeeper {
  private static let start = Timestamp(milliseconds: 1_620_367_930_000)

  private let moment = Mutex(start)

  var now: Timestamp { moment.withLock { $0 } }

  var uptime: Duration { now - Self.start }

  func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }

  func sleep(until deadline: Timestamp) async throws { try Task.checkCancellation() }
}
