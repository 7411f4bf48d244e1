import ElectionResults
import SeatwatchTesting
import Storage

/// A real store in a directory of its own, with alerts that wait for sinks.
struct Outbox {
  let directory: TemporaryDirectory
  let store: Store

  init() throws {
    directory = try TemporaryDirectory()
    store = try Store(path: directory.file("seatwatch.db"))
  }

  /// Stores alerts with their events, in this order, as the rules do.
  func add(_ alerts: [Alert], to sinks: [SinkID]) async throws {
    let election = alerts[0].election
    var standing = try await store.standing(of: election)
    let from = standing.version
    standing.version += 1
    let changes = alerts.map { alert in
      let contest = alert.contest ?? "body"
      return ContestChange(
        standing: ContestStanding(contest: contest, name: contest.text, feed: "pa"), tallies: [],
        events: [IdentifiedEvent(key: alert.event.text, event: event(of: alert))])
    }
    let events = try await store.record(
      ElectionChange(fromVersion: from, contests: changes, standing: standing),
      feed: FeedState(feed: "pa", fetch: "{}", interpretation: "1"))
    let stored = zip(alerts, events).map { alert, event in
      var alert = alert
      alert.sequence = event.sequence ?? 0
      return NewAlert(alert: alert, sinks: sinks)
    }
    try await store.record(JudgedStep(alerts: stored, throughSequence: events.last?.sequence ?? 0))
  }

  /// Waiting, delivered and dead.
  func counts(of sink: SinkID) async throws -> [Int] {
    let counts = try await store.deliveryCounts()[sink]
    return [counts?.waiting ?? 0, counts?.delivered ?? 0, counts?.dead ?? 0]
  }

  /// How many first deliveries of their order keys have failed before.
  func attempted(for sink: SinkID) async throws -> Int {
    let end = Timestamp(milliseconds: 4_000_000_000_000)
    let heads = try await store.dueDeliveries(to: sink, at: end, excluding: [], limit: 1_000)
    return heads.filter { $0.attempts > 0 }.count
  }

  private func event(of alert: Alert) -> Event {
    var event = Event()
    event.set(.id, alert.event)
    event.set(.type, alert.type)
    event.set(.time, alert.time)
    event.set(.election, alert.election)
    event.set(.contest, alert.contest)
    return event
  }
}
