internal import Delivery
internal import ElectionResults
internal import FeedFormats
internal import Storage

extension StatusCommand {
  /// When each feed last brought something that was believed, and whether it fails.
  func feeds() async throws -> StatusSection {
    var rows: [[EventValue?]] = []
    for feed in configuration.feeds {
      let record = try await store.feedRecord(of: feed.id, in: feed.election)
      rows.append([
        .text(feed.id.text), .text(feed.election.text), .text(feed.format.name),
        .time(record.state?.firstAcceptedAt), .time(record.state?.lastSucceededAt),
        .time(record.state?.sourceTime), .integer(record.failures?.count ?? 0),
        .time(record.failures?.since), .integer(record.holds.count),
      ])
    }
    return StatusSection(
      kind: "feed", title: "Feeds",
      columns: [
        .init(name: "feed"), .init(name: "election"), .init(name: "format"),
        .init(name: "first_accepted_at"), .init(name: "last_recorded_at"),
        .init(name: "source_time"), .init(name: "failures", isNumeric: true),
        .init(name: "since"), .init(name: "holds", isNumeric: true),
      ], rows: rows, empty: "the configuration names no feed")
  }

  /// What is not believed for now, and why.
  func holds() async throws -> StatusSection {
    let told = try await store.events(matching: EventFilter(type: "feed.suspect"))
    let messages = Dictionary(
      told.map { ($0.id, $0[.message]) }, uniquingKeysWith: { $1 })
    var rows: [[EventValue?]] = []
    for feed in configuration.feeds {
      for hold in try await store.holds(of: feed.id) {
        rows.append([
          .text(feed.id.text), hold.contest.map { .text($0.text) },
          hold.contestName.map { .text($0) },
          .text(hold.reason), .time(hold.since), messages[hold.event] ?? nil,
        ])
      }
    }
    return StatusSection(
      kind: "hold", title: "Held back",
      columns: [
        .init(name: "feed"), .init(name: "contest"), .init(name: "contest_name"),
        .init(name: "reason"), .init(name: "since"), .init(name: "message"),
      ], rows: rows)
  }

  /// What waits for each sink and what was given up: of those configured, then of those that had deliveries before.
  func sinks() async throws -> StatusSection {
    let counts = try await store.deliveryCounts()
    let configured = configuration.sinks.map(\.id)
    let former = counts.keys.filter { !configured.contains($0) }.sorted { $0.text < $1.text }
    var rows: [[EventValue?]] = []
    for sink in configured + former {
      let count = counts[sink] ?? DeliveryCounts()
      rows.append([
        .text(sink.text), .truth(configured.contains(sink)), .integer(count.waiting),
        .integer(count.dead), .integer(count.delivered), .integer(count.unsent),
        .time(try await store.nextDue(for: sink)),
      ])
    }
    return StatusSection(
      kind: "sink", title: "Sinks",
      columns: [
        .init(name: "sink"), .init(name: "is_configured"), .init(name: "waiting", isNumeric: true),
        .init(name: "dead", isNumeric: true), .init(name: "delivered", isNumeric: true),
        .init(name: "unsent", isNumeric: true),
        .init(name: "next_due"),
      ], rows: rows, empty: "the configuration names no sink")
  }
}

extension EventValue {
  fileprivate static func time(_ time: Timestamp?) -> EventValue? {
    time.map { .text($0.description) }
  }
}
