import ElectionResults
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

/// The clock of these tests begins at 06:10:00.
@Suite("gaps in which nobody saw a feed")
struct GapTests {
  private static let json = "url: URL/r.json, format: results-json"
  private static let minute = Duration.seconds(60)

  /// What the feed shows first: nothing is counted.
  private static let before = ResultsText.body(.init(id: "c"), .init(id: "d"))

  /// What it shows then: `c` is declared.
  private static func after(_ time: String? = nil) -> String {
    ResultsText.body(
      .init(id: "c", status: "declared", votes: 9, winner: true, declaredAt: time), .init(id: "d"))
  }

  /// A feed that was polled once.
  private func watched(_ keys: String = "gap_after: 10m") async throws -> PolledFeed {
    let feed = try await PolledFeed(Self.json + ", " + keys, election: "seats: 2")
    feed.script.set("/r.json", Self.before, headers: ["ETag": "\"1\""])
    _ = try await feed.poll()
    return feed
  }

  /// Polls a feed that says nothing new, again and again.
  private func watch(_ feed: PolledFeed, for minutes: Int, every step: Int = 5) async throws {
    for _ in 0..<(minutes / step) {
      feed.timekeeper.advanceNow(by: Self.minute * step)
      _ = try await feed.poll()
    }
  }

  /// Whether the declaration of `c`, which comes now, is caught up with, and so all that follows.
  private func isCatchUp(_ feed: PolledFeed, declaredAt time: String? = nil) async throws -> Bool {
    feed.script.set("/r.json", Self.after(time))
    let events = try await feed.poll().events.filter { $0.text(.contest) != nil }
    #expect(events.compactMap(\.type).contains(.resultDeclared))
    #expect(Set(events.map { $0.isTrue(.isCatchUp) }).count == 1)
    return events.first?.isTrue(.isCatchUp) ?? false
  }

  @Test("the first poll catches up with everything, the next with nothing")
  func firstPoll() async throws {
    let feed = try await PolledFeed(Self.json, election: "seats: 2")
    #expect(try await isCatchUp(feed, declaredAt: "2021-05-07T01:00:00Z"))
    feed.script.set("/r.json", Self.after().replacing("\"votes\": 9", with: "\"votes\": 8"))
    let events = try await feed.poll().events
    #expect(!events.isEmpty && events.allSatisfy { !$0.isTrue(.isCatchUp) })
  }

  @Test(
    "a gap is longer than `gap_after`, and than two and a half slow waits",
    arguments: [
      ("gap_after: 10m", 600, false), ("gap_after: 10m", 601, true), ("every: 30s", 601, true),
      ("gap_after: 2m", 121, true), ("gap_after: 1h", 3_600, false),
      ("every: 10m", 1_500, false), ("every: {fast: 5s, slow: 10m}", 1_500, false),
      ("every: 10m", 1_501, true), ("gap_after: 1s, every: 1m", 150, false),
    ])
  func length(keys: String, seconds: Int, isGap: Bool) async throws {
    let feed = try await watched(keys)
    feed.timekeeper.advanceNow(by: .seconds(seconds))
    #expect(try await isCatchUp(feed) == isGap)
  }

  @Test(
    "after a gap what was declared in it is caught up with, and what was declared before is not",
    arguments: [
      (String?.none, true), ("2021-05-07T06:09:59Z", false), ("2021-05-07T06:10:01Z", true),
      ("2021-05-07T06:25:00Z", true),
    ])
  func declaredAt(time: String?, isMissed: Bool) async throws {
    let feed = try await watched()
    feed.timekeeper.advanceNow(by: Self.minute * 15)
    #expect(try await isCatchUp(feed, declaredAt: time) == isMissed)
  }

  @Test(
    "answers that say nothing new are no gap, with an entity tag or the same bytes",
    arguments: [true, false])
  func unchanged(isConditional: Bool) async throws {
    let feed = try await watched()
    if isConditional {
      feed.script.fail("/r.json", status: 304)
    } else {
      feed.script.set("/r.json", Self.before)
    }
    try await watch(feed, for: 40)
    #expect(try await !isCatchUp(feed))
  }

  @Test("files that are not published yet are no gap")
  func unpublished() async throws {
    let feed = try await PolledFeed(
      "url: {candidacies: URL/c.csv, winners: URL/w.csv}, format: uk-parliament-csv")
    try await watch(feed, for: 40)
    feed.script.set(
      "/w.csv",
      """
      ONS code,Constituency name,Family name,Given name,Democracy Club identifier,Member MNIS ID,Result summary
      S14000061,Aberdeen South,Flynn,Stephen,21095,4735,SNP hold

      """)
    let events = try await feed.poll().events
    #expect(!events.isEmpty && events.allSatisfy { !$0.isTrue(.isCatchUp) })
  }

  @Test("test figures are no gap")
  func tests() async throws {
    let feed = try await watched()
    feed.script.set(
      "/r.json", Self.before.replacing("{\"contests\"", with: "{\"is_test\": true, \"contests\""))
    try await watch(feed, for: 40)
    #expect(try await !isCatchUp(feed))
  }

  @Test(
    "failures are a gap from the last success on, once they last for longer",
    arguments: [
      (5, nil, false), (15, nil, true), (15, "2021-05-07T06:10:30Z", true),
      (15, "2021-05-07T06:09:00Z", false),
    ],
    [false, true])
  func failures(outage: (minutes: Int, declaredAt: String?, isGap: Bool), isRestarted: Bool)
    async throws
  {
    var feed = try await watched()
    feed.script.fail("/r.json", status: 500)
    for _ in 0..<outage.minutes {
      feed.timekeeper.advanceNow(by: Self.minute)
      await #expect(throws: PollFailure.self) { try await feed.poll() }
    }
    if isRestarted { feed = try await feed.restarted(isKilled: false) }
    #expect(try await isCatchUp(feed, declaredAt: outage.declaredAt) == outage.isGap)
    #expect(try await feed.events("feed.*").allSatisfy { !$0.isTrue(.isCatchUp) })
  }

  @Test("an answer that is held back as a whole is no success", arguments: [false, true])
  func held(isRestarted: Bool) async throws {
    var feed = try await watched()
    feed.script.set(
      "/r.json",
      Self.before.replacing("{\"contests\"", with: "{\"election\": \"other\", \"contests\""))
    for _ in 0..<15 {
      feed.timekeeper.advanceNow(by: Self.minute)
      await #expect(throws: PollFailure.self) { try await feed.poll() }
    }
    if isRestarted { feed = try await feed.restarted(isKilled: false) }
    #expect(try await isCatchUp(feed))
  }

  @Test(
    "a short restart after hours without news is no gap, a long one is", arguments: [false, true],
    [false, true])
  func restart(isKilled: Bool, isLong: Bool) async throws {
    var feed = try await watched()
    try await watch(feed, for: 60)
    // As a running watch does each minute.
    try await feed.watch.markSuccesses()
    feed.timekeeper.advanceNow(by: .seconds(59))
    _ = try await feed.poll()
    feed.timekeeper.advanceNow(by: isLong ? Self.minute * 11 : .seconds(20))
    feed = try await feed.restarted(isKilled: isKilled)
    #expect(try await isCatchUp(feed) == isLong)
  }

  @Test("a machine's clock that is set makes no gap, and hides none", arguments: [-3_600, 3_600])
  func clock(shift: Int) async throws {
    let feed = try await watched()
    feed.timekeeper.set(by: .seconds(shift))
    #expect(try await !isCatchUp(feed))
    feed.timekeeper.set(by: .seconds(-2 * shift))
    feed.timekeeper.advanceNow(by: Self.minute * 11)
    feed.script.set(
      "/r.json",
      ResultsText.body(
        .init(id: "c", status: "declared", votes: 9, winner: true),
        .init(id: "d", status: "declared", votes: 9, winner: true)))
    let events = try await feed.poll().events
    #expect(!events.isEmpty && events.allSatisfy { $0.isTrue(.isCatchUp) })
  }

  @Test("a clock that was set back over a restart makes no gap, and hides none later")
  func clockBetween() async throws {
    var feed = try await watched()
    feed.timekeeper.setBack(by: Self.minute * 60)
    feed = try await feed.restarted()
    _ = try await feed.poll()
    feed = try await feed.restarted(isKilled: false)
    feed.timekeeper.advanceNow(by: Self.minute * 11)
    #expect(try await isCatchUp(feed))
  }

  @Test(
    "a running watch tells the store each minute when it saw a feed, and at its end",
    .timeLimit(.minutes(1)))
  func marks() async throws {
    let feed = try await watched("every: 10s")
    let start = try #require(try await feed.mark)
    let watch = feed.watch
    let running = Task { await watch.run() }
    try await eventually("the store is told") {
      feed.timekeeper.advanceNow(by: .seconds(1))
      return try await feed.mark != start
    }
    let mark = try #require(try await feed.mark)
    #expect(mark - start > Self.minute)
    #expect(mark - start < Self.minute * 2)
    feed.timekeeper.advanceNow(by: .seconds(20))
    _ = try await feed.poll()
    running.cancel()
    await running.value
    #expect(try await feed.mark == feed.timekeeper.now)
  }
}

extension PolledFeed {
  /// When the feed was last polled with success, as far as the store was told.
  fileprivate var mark: Timestamp? {
    get async throws { try await store.feedRecord(of: "f", in: "e").lastSuccess }
  }
}
