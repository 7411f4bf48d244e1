import ElectionResults
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

@Suite("figures that a feed shows before the polls close")
struct EarlyFigureTests {
  // The tests' clock begins at 06:10, an hour before the close.
  private let json = "url: URL/r.json, format: results-json, first_poll: alert"
  private let minute = Duration.seconds(60)

  /// A feed that shows test data before the close of poll, which is held.
  private func testing(_ body: String? = nil) async throws -> PolledFeed {
    let feed = try await PolledFeed(json, election: "polls_close: 2021-05-07T07:10:00Z")
    let types = try await show(body ?? counting(5), feed)
    #expect(types == ["feed.suspect"])
    return feed
  }

  private func counting(_ votes: Int) -> String {
    ResultsText.body(.init(id: "c", status: "counting", votes: votes))
  }

  private func show(_ body: String, _ feed: PolledFeed) async throws -> [String] {
    feed.script.set("/r.json", body)
    return try await feed.eventTypes()
  }

  @Test("they are held alone and told once, however long they stay the same before the close")
  func held() async throws {
    var feed = try await testing()
    let suspect = try #require(try await feed.events("feed.suspect").first)
    #expect(suspect.text(.contest) == "c")
    #expect(suspect.text(.message)?.contains("before the polls close") == true)
    for _ in 1...5 {
      feed.timekeeper.advanceNow(by: minute * 11)
      #expect(try await feed.eventTypes() == [])
      feed = try await feed.restarted()
    }
    // Other test data is not told again.
    #expect(try await show(counting(7), feed) == [])
    #expect(try await feed.store.results(matching: ResultFilter()).isEmpty)
    #expect(try await feed.store.holds(of: "f").map(\.reason) == ["before_polls_close"])
  }

  @Test("until they could be believed the feed is asked conditionally")
  func polite() async throws {
    let feed = try await PolledFeed(json, election: "polls_close: 2021-05-07T07:10:00Z")
    feed.script.set("/r.json", counting(5), headers: ["ETag": "\"a\""])
    _ = try await feed.poll()
    feed.timekeeper.advanceNow(by: minute * 30)
    _ = try await feed.poll()
    #expect(feed.server.requests.last?[header: "If-None-Match"] == "\"a\"")
    feed.timekeeper.advanceNow(by: minute * 35)
    #expect(try await feed.eventTypes() == ["feed.released", "count.started"])
    #expect(feed.server.requests.last?[header: "If-None-Match"] == nil)
  }

  @Test("other figures after the close go through at once")
  func others() async throws {
    let feed = try await testing()
    feed.timekeeper.advanceNow(by: minute * 60)
    #expect(try await show(counting(3), feed) == ["feed.released", "count.started"])
    let votes = try await feed.store.results(matching: ResultFilter()).first?.candidates[0].votes
    #expect(votes == 3)
  }

  @Test("the same figures are believed when they have stood for release_after since the close")
  func agreement() async throws {
    let feed = try await testing()
    feed.timekeeper.advanceNow(by: minute * 62)
    #expect(try await feed.eventTypes() == [])
    feed.timekeeper.advanceNow(by: minute * 3 - .seconds(1))
    #expect(try await feed.eventTypes() == [])
    feed.timekeeper.advanceNow(by: .seconds(1))
    #expect(try await feed.eventTypes() == ["feed.released", "count.started"])
    let released = try #require(try await feed.events("feed.released").first)
    #expect(released.text(.message)?.contains("after the polls closed") == true)
  }

  @Test(
    "test data that is taken away ends the hold, before the close and after it", arguments: [5, 65])
  func takenAway(minutes: Int) async throws {
    let feed = try await testing()
    feed.timekeeper.advanceNow(by: minute * minutes)
    #expect(try await show(ResultsText.body(.init(id: "c")), feed) == ["feed.released"])
    feed.timekeeper.advanceNow(by: minute * 60)
    #expect(try await show(counting(6), feed) == ["count.started"])
  }

  @Test("the operator lets them through before the close, and what follows is held anew")
  func operatorReleases() async throws {
    let feed = try await testing()
    feed.timekeeper.advanceNow(by: minute)
    let text = try await ReleaseCommand().text(
      releasing: "c", of: "f", configuration: feed.configuration, store: feed.store,
      at: feed.timekeeper.now)
    #expect(text.contains("contest c c: before_polls_close, held since 2021-05-07T06:11"))
    #expect(try await feed.eventTypes() == ["feed.released", "count.started"])
    let released = try #require(try await feed.events("feed.released").first)
    #expect(released.text(.since) == released.text(.time))
    #expect(try await show(counting(6), feed) == ["feed.suspect"])
  }

  @Test("a whole answer that is believed in the end does not take figures along that are too early")
  func earlierCopy() async throws {
    let feed = try await testing(counting(5))
    #expect(try await show(counting(6), feed) == [])
    feed.script.set("/r.json", counting(5))
    await #expect(throws: PollFailure.self) { try await feed.poll() }
    feed.timekeeper.advanceNow(by: minute * 6)
    #expect(try await feed.eventTypes() == ["feed.released"])
    #expect(try await feed.store.holds(of: "f").map(\.contest) == ["c"])
    #expect(try await feed.events("count.*").isEmpty)
  }

  @Test(
    "without a time for the polls nothing is too early, and a contest without an opponent never is")
  func notEarly() async throws {
    let feed = try await PolledFeed(json)
    #expect(try await show(counting(5), feed) == ["count.started"])
    let early = try await PolledFeed(json, election: "polls_close: 2021-05-07T07:10:00Z")
    let body = """
      {"contests": [{"id": "c", "name": "C", "status": "declared", "candidates": [
        {"name": "Ann", "party": "Lab", "elected": true}]}]}
      """
    #expect(try await show(body, early).contains("result.declared"))
  }

  @Test("another time of the close in the configuration counts at once")
  func moved() async throws {
    let feed = try await testing()
    let moved = try await feed.configured(json, election: "polls_close: 2021-05-07T06:00:00Z")
    #expect(try await moved.eventTypes() == [])
    moved.timekeeper.advanceNow(by: minute * 5)
    #expect(try await moved.eventTypes() == ["feed.released", "count.started"])
  }
}
