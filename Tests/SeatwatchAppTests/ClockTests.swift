import ElectionResults
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

@Suite("the clock of an election", .timeLimit(.minutes(1)))
struct ClockTests {
  // The tests' clock begins at 06:10.
  private let json = "url: URL/r.json, format: results-json, first_poll: alert"
  private let minute = Duration.seconds(60)

  private func counting(_ votes: Int, _ id: String = "c") -> String {
    ResultsText.body(.init(id: id, status: "counting", votes: votes))
  }

  private func show(_ body: String, _ feed: PolledFeed) async throws {
    feed.script.set("/r.json", body)
    _ = try await feed.poll()
  }

  @Test("polls close by region, once, also over a restart and a clock that is set back")
  func closure() async throws {
    var feed = try await PolledFeed(
      json,
      election: "polls_close: {default: 2021-05-07T06:20:00Z, AK: \"2021-05-07T06:30:00Z\"}")
    #expect(try await feed.told() == [])
    feed.timekeeper.advanceNow(by: minute * 10)
    #expect(try await feed.told() == ["polls.closed"])
    feed.timekeeper.setBack(by: minute * 5)
    #expect(try await feed.told() == [])
    feed = try await feed.restarted()
    feed.timekeeper.advanceNow(by: minute * 60)
    #expect(try await feed.told() == ["polls.closed AK"])
    #expect(try await feed.told() == [])
    let events = try await feed.events("polls.closed")
    #expect(events.map { $0.isTrue(.isCatchUp) } == [false, true])
    #expect(events.map(\.sequence) == [1, 2])
    #expect(events[1].text(.since) == "2021-05-07T06:30:00.000Z")
  }

  @Test("a running watch tells the close of poll at its moment, and rules hear of it")
  func running() async throws {
    let feed = try await PolledFeed(
      json + ", every: 50m",
      election: "polls_close: {default: 2021-05-07T06:10:40Z, AK: \"2021-05-07T06:12:30Z\"}",
      top: """
        rules: rules.yaml
        sinks: [{id: desk, file: {path: alerts.jsonl}}]
        """,
      files: ["rules.yaml": "rules: [{id: closed, on: polls.closed, notify: [desk]}]\n"])
    try await withStoppedWatch(feed) {
      let start = feed.timekeeper.now
      feed.script.set("/r.json", ResultsText.body(.init(id: "c")))
      try await feed.timekeeper.sleepers(count: 5)
      feed.timekeeper.advanceNow(by: .seconds(11))
      try await feed.timekeeper.advance(to: start + .seconds(40))
      // A wall clock may be set: nobody sleeps longer than a minute.
      try await feed.timekeeper.advance(to: start + .seconds(100))
      try await feed.timekeeper.advance(to: start + .seconds(150))
      try await eventually("both alerts") {
        try await feed.store.deliveryCounts()["desk"]?.delivered == 2
      }
      let events = try await feed.events("polls.closed")
      #expect(
        events.map { $0.text(.time) } == [40, 150].map { (start + .seconds($0)).description })
    }
  }

  /// Runs the watch of a feed for as long as the body takes.
  private func withStoppedWatch(_ feed: PolledFeed, _ body: () async throws -> Void) async throws {
    let watch = feed.watch
    let running = Task { await watch.run() }
    try await body()
    running.cancel()
    await running.value
  }

  @Test("after a start nothing is overdue before the feed was asked")
  func firstPollFirst() async throws {
    let feed = try await PolledFeed(
      json + ", every: 50m", election: "seats: 2, expected: times.csv",
      files: ["times.csv": "contest,time\nc,2021-05-07T05:00:00Z\nd,2021-05-07T05:00:00Z\n"])
    feed.script.set(
      "/r.json", ResultsText.body(.init(id: "c", status: "declared", votes: 9, winner: true)))
    try await withStoppedWatch(feed) {
      try await feed.timekeeper.sleepers(count: 5)
      feed.timekeeper.advanceNow(by: .seconds(11))
      try await eventually("d") { try await !feed.events("declaration.overdue").isEmpty }
      let types = try await feed.events("*").compactMap(\.type)
      #expect(types.first != .declarationOverdue)
      #expect(try await feed.events("declaration.overdue").map(\.contest) == ["d"])
    }
  }

  @Test("a declaration is overdue once, also over a restart, and one in time never")
  func overdue() async throws {
    var feed = try await PolledFeed(
      json, election: "expected: times.csv",
      files: [
        "times.csv": """
        contest,time
        c,2021-05-07T06:20:00Z
        d,2021-05-07T06:20:00Z
        x,2021-05-07T06:30:00Z

        """
      ])
    try await show(
      ResultsText.body(
        .init(id: "c", status: "counting", votes: 5),
        .init(id: "d", status: "declared", votes: 9, winner: true)), feed)
    #expect(try await feed.told() == [])
    feed.timekeeper.advanceNow(by: minute * 10)
    #expect(try await feed.told() == ["declaration.overdue c"])
    feed = try await feed.restarted()
    #expect(try await feed.told() == [])
    feed.timekeeper.advanceNow(by: minute * 10)
    #expect(try await feed.told() == ["declaration.overdue x"])
    let events = try await feed.events("declaration.overdue")
    #expect(events.map { $0.integer(.contestSequence) } == [2, 1])
    #expect(events.map { $0.text(.status) } == ["counting", nil])
    try await show(
      ResultsText.body(
        .init(id: "c", status: "declared", votes: 9, winner: true),
        .init(id: "x", status: "counting", votes: 5)), feed)
    let declared = try await feed.events("result.declared").first { $0.contest == "c" }
    #expect(declared?.integer(.contestSequence) == 3)
    let started = try await feed.events("count.started").first { $0.contest == "x" }
    #expect(started?.integer(.contestSequence) == 2)
    #expect(try await feed.told() == [])
  }

  @Test("a silent count is told once, over a restart too, and again after new figures")
  func silence() async throws {
    var feed = try await PolledFeed(json, election: "silent_after: 30m")
    try await show(counting(5), feed)
    feed.timekeeper.advanceNow(by: minute * 29)
    #expect(try await feed.told() == [])
    feed.timekeeper.advanceNow(by: minute)
    #expect(try await feed.told() == ["count.silent c"])
    feed = try await feed.restarted()
    feed.timekeeper.advanceNow(by: minute * 60)
    #expect(try await feed.told() == [])
    try await show(counting(6), feed)
    #expect(try await feed.told() == [])
    feed.timekeeper.advanceNow(by: minute * 30)
    #expect(try await feed.told() == ["count.silent c"])
    let events = try await feed.events("count.silent")
    #expect(Set(events.map(\.id)).count == 2)
    #expect(events[0].text(.since) == "2021-05-07T06:10:00.000Z")
    #expect(try await feed.store.results(matching: ResultFilter(contest: "c")).count == 1)
  }

  @Test(
    "a feed is stale once while contests are counted, over a restart too, until its body changes")
  func stale() async throws {
    let keys = json + ", stale_after: 15m"
    var feed = try await PolledFeed(keys)
    try await show(ResultsText.body(.init(id: "c")), feed)
    feed.timekeeper.advanceNow(by: minute * 60)
    #expect(try await feed.told() == [])
    try await show(counting(5), feed)
    feed.timekeeper.advanceNow(by: minute * 14)
    _ = try await feed.poll()
    #expect(try await feed.told() == [])
    feed.timekeeper.advanceNow(by: minute)
    #expect(try await feed.told() == ["feed.stale"])
    feed = try await feed.restarted()
    _ = try await feed.poll()
    #expect(try await feed.told() == [])
    // The same figures in other bytes are a body that changed.
    try await show(counting(5) + "\n", feed)
    feed.timekeeper.advanceNow(by: minute * 14)
    feed = try await feed.restarted()
    #expect(try await feed.told() == [])
    feed.timekeeper.advanceNow(by: minute)
    #expect(try await feed.told() == ["feed.stale"])
    let events = try await feed.events("feed.stale")
    #expect(Set(events.map(\.id)).count == 2)
    #expect(events.map { $0.text(.feed) } == ["f", "f"])
    #expect(events[0].text(.since) == "2021-05-07T07:10:00.000Z")
    #expect(events[0].text(.message)?.hasPrefix("nothing new for 900 s") == true)
    try await show(
      ResultsText.body(.init(id: "c", status: "declared", votes: 9, winner: true)), feed)
    feed.timekeeper.advanceNow(by: minute * 60)
    #expect(try await feed.told() == [])
  }

  @Test("a body that is read anew is not one that changed")
  func readAnew() async throws {
    var feed = try await PolledFeed(json + ", stale_after: 15m")
    try await show(counting(5), feed)
    feed.timekeeper.advanceNow(by: minute * 15)
    #expect(try await feed.told() == ["feed.stale"])
    feed = try await feed.configured(json + ", stale_after: 15m, only: {contests: [c]}")
    _ = try await feed.poll()
    feed.timekeeper.advanceNow(by: minute * 15)
    #expect(try await feed.told() == [])
  }
}
