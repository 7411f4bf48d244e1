import ElectionResults
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

@Suite("tests of a feed, for rules and for people")
struct TestAlertTests {
  /// Each rule says what its condition asks of the views.
  private static let rules = """
    rules:
      - {id: night, on: seat.new, notify: desk, title: "{{contest}} seat"}
      - {id: rehearsal, on: seat.new, test: true, notify: desk, title: "{{contest}} rehearsed"}
      - id: first
        on: seat.new
        test: true
        if: >
          (SELECT count(*) FROM events AS e WHERE e.type = 'seat.new') = 1
          AND (SELECT sum(r.majority) FROM results AS r WHERE r.election = event.election) = event.majority
          AND (SELECT sum(t.seats_won) FROM tallies AS t WHERE t.election = event.election) = 0 + 1
        notify: desk
        title: "{{contest}} first"

    """

  private func feed() async throws -> MarkedFeed {
    try await MarkedFeed(
      top: "sinks: [{id: desk, file: {path: desk.log}}]\nrules: rules.yaml",
      files: ["rules.yaml": Self.rules])
  }

  private func titles(_ feed: MarkedFeed) async throws -> [String] {
    _ = try await feed.polled.delivered(to: "desk.log")
    return try await feed.polled.store.alerts(matching: AlertFilter()).map(\.alert.title).sorted()
  }

  @Test("only a rule with `test: true` is told of tests, and says so")
  func rules() async throws {
    let feed = try await feed()
    feed.publish(.init(id: "c"), .init(id: "d", votes: 8, isTest: true))
    _ = try await feed.poll()
    #expect(
      try await titles(feed) == [
        "TEST: d first", "TEST: d rehearsed", "c first", "c rehearsed", "c seat",
      ])
    let log = try await feed.polled.delivered(to: "desk.log")
    let lines = log.split(separator: "\n")
    #expect(lines.count == 5)
    for line in lines {
      #expect(line.contains("\"is_test\":true") == line.contains("\"title\":\"TEST: "))
      #expect(line.contains("\"election\":\"e\""))
    }
  }

  @Test("results list them when asked, events mark them, and the status leaves them out")
  func listings() async throws {
    let feed = try await MarkedFeed()
    feed.publish(.init(id: "c", votes: 5), .init(id: "d", votes: 8, isTest: true))
    _ = try await feed.poll()
    let store = try feed.polled.store
    func results(ofTests: Bool) async throws -> [String] {
      let command = ResultsCommand(ofTests: ofTests)
      let contests = try await command.text(of: ["e"], contest: nil, in: store, as: .csv)
      let parties = try await command.tallies(of: ["e"], in: store, as: .csv)
      return (contests + parties).split(separator: "\r\n").map {
        $0.split(separator: ",").prefix(2).joined(separator: " ")
      }.filter { $0.hasPrefix("e ") }
    }
    #expect(
      try await results(ofTests: false) == ["e c", "e con", "e lab"].sorted(by: Self.asListed))
    #expect(
      try await results(ofTests: true) == ["e d", "e con", "e lab"].sorted(by: Self.asListed))
    let filter = EventFilter()
    let table = try await EventsCommand().text(of: store, matching: filter, as: .table)
    #expect(table.contains("is_test"))
    let status = try await StatusCommand(
      feed.polled.configuration, store: store, at: feed.polled.timekeeper.now
    ).text(as: .csv)
    #expect(!status.contains("#test"))
  }

  /// Contests before parties, and the party with the seat first.
  private static func asListed(_ left: String, _ right: String) -> Bool {
    let order = ["e c", "e d", "e lab", "e con"]
    return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
  }
}
