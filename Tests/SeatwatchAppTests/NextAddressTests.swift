import ElectionResults
import SeatwatchTesting
import Testing

@Suite("the next address from a feed's body")
struct NextAddressTests {
  private static func reply(_ server: ScriptedServer, races: String, next: String) -> String {
    """
    {"electionDate": "2021-05-06", "timestamp": "2021-05-07T02:00:00.000Z",
     "nextrequest": "\(server.url(next))", "races": [\(races)]}
    """
  }

  private static func race(_ winner: String) -> String {
    """
    {"raceID": "7", "officeID": "S", "officeName": "U.S. Senate", "reportingUnits": [{"statePostal": "ME",
     "stateName": "Maine", "level": "state", "precinctsReportingPct": 10, "candidates": [
     {"first": "Ann", "last": "Ames", "party": "Dem", "candidateID": "1", "voteCount": 900\(winner)},
     {"first": "Bob", "last": "Barr", "party": "GOP", "candidateID": "2", "voteCount": 800}]}]}
    """
  }

  @Test("is asked next with the configured key, also after a restart, and the key is not stored")
  func chain() async throws {
    let feed = try await PolledFeed("url: \"URL/v2?apikey=0123456789abcdef-k\", format: ap-json")
    let key = "apikey=0123456789abcdef-k"
    feed.script.set(
      "/v2?\(key)", Self.reply(feed.server, races: Self.race(""), next: "/v2?minDateTime=1"))
    feed.script.set(
      "/v2?minDateTime=1&\(key)",
      Self.reply(feed.server, races: Self.race(#", "winner": "X""#), next: "/v2?minDateTime=2"))
    feed.script.set(
      "/v2?minDateTime=2&\(key)", Self.reply(feed.server, races: "", next: "/v2?minDateTime=2"))

    #expect(try await feed.eventTypes() == ["count.started"])
    let restarted = try await feed.restarted()
    #expect(try await restarted.eventTypes() == ["contest.called"])
    #expect(try await restarted.eventTypes() == [])
    #expect(
      restarted.server.requests.map(\.path) == [
        "/v2?\(key)", "/v2?minDateTime=1&\(key)", "/v2?minDateTime=2&\(key)",
      ])
  }

  @Test("goes on past a contest that is held, which is believed when the whole feed still says so")
  func held() async throws {
    let feed = try await PolledFeed("url: URL/v2, format: ap-json")
    let doubtful = Self.race("").replacing("900", with: "90")
    feed.script.set("/v2", Self.reply(feed.server, races: Self.race(""), next: "/v2?m=1"))
    feed.script.set("/v2?m=1", Self.reply(feed.server, races: doubtful, next: "/v2?m=2"))
    #expect(try await feed.eventTypes() == ["count.started"])
    #expect(try await feed.eventTypes() == ["feed.suspect"])
    feed.script.set("/v2", Self.reply(feed.server, races: doubtful, next: "/v2?m=9"))
    var told: [String] = []
    for number in 2...8 {
      let reply = Self.reply(feed.server, races: "", next: "/v2?m=\(number + 1)")
      feed.script.set("/v2?m=\(number)", reply + String(repeating: " ", count: number))
      feed.timekeeper.advanceNow(by: .seconds(60))
      told += try await feed.eventTypes()
    }
    #expect(told == ["feed.released", "count.progress", "lead.changed"])
  }

  @Test("that has gone gives way to the feed's own address in the same poll")
  func gone() async throws {
    let feed = try await PolledFeed("url: URL/v2, format: ap-json")
    feed.script.set(
      "/v2", Self.reply(feed.server, races: Self.race(""), next: "/v2?minDateTime=1"))
    #expect(try await feed.eventTypes() == ["count.started"])
    feed.script.set(
      "/v2", Self.reply(feed.server, races: Self.race(#", "winner": "X""#), next: "/v2?m=2"))
    #expect(try await feed.eventTypes() == ["contest.called"])
    #expect(feed.server.requests.map(\.path) == ["/v2", "/v2?minDateTime=1", "/v2"])
  }
}
