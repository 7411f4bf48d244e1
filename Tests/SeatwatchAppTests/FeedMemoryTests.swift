import ElectionResults
import SeatwatchApp
import SeatwatchTesting
import Testing

@Suite("what is known of a feed from poll to poll")
struct FeedMemoryTests {
  private func body(_ status: String, votes: Int, time: String? = nil) -> String {
    let generated = time.map { "\"generated_at\": \"\($0)\", " } ?? ""
    return """
      {\(generated)"contests": [{"id": "c", "name": "C", "status": "\(status)", "candidates": [
        {"id": "1", "name": "A", "party": "Con", "votes": \(votes)},
        {"id": "2", "name": "B", "party": "Lab", "votes": 10}]}]}
      """
  }

  private let json = "url: URL/r.json, format: results-json, first_poll: alert"

  @Test("an old copy without a time of its own tells nothing, however often it comes")
  func oldCopy() async throws {
    let feed = try await PolledFeed(json)
    let (old, new) = (body("counting", votes: 20), body("declared", votes: 30))
    feed.script.set("/r.json", old)
    #expect(try await feed.eventTypes() == ["count.started"])
    feed.script.set("/r.json", new)
    #expect(try await feed.eventTypes().prefix(2) == ["result.declared", "seat.new"])
    for _ in 1...3 {
      feed.script.set("/r.json", old)
      await #expect(throws: PollFailure.self) { try await feed.poll() }
      feed.timekeeper.advanceNow(by: .seconds(200))
      feed.script.set("/r.json", new)
      #expect(try await feed.eventTypes() == [])
    }
  }

  @Test("an old copy that stays for five minutes is believed")
  func stayingCopy() async throws {
    let feed = try await PolledFeed(json)
    let old = body("counting", votes: 20)
    feed.script.set("/r.json", old)
    _ = try await feed.poll()
    feed.script.set("/r.json", body("declared", votes: 30))
    _ = try await feed.poll()
    feed.script.set("/r.json", old)
    await #expect(throws: PollFailure.self) { try await feed.poll() }
    feed.timekeeper.advanceNow(by: .seconds(299))
    await #expect(throws: PollFailure.self) { try await feed.poll() }
    feed.timekeeper.advanceNow(by: .seconds(1))
    #expect(try await feed.eventTypes().prefix(2) == ["feed.released", "result.retracted"])
  }

  @Test("a feed with times of its own may say the same again later")
  func ownTime() async throws {
    let feed = try await PolledFeed(json)
    for (minute, status) in ["declared", "counting", "declared"].enumerated() {
      feed.script.set(
        "/r.json", body(status, votes: 30, time: "2021-05-07T01:0\(minute):00Z"))
      #expect(try await feed.eventTypes().isEmpty == false)
    }
  }

  @Test("a time far ahead of the clock is refused, and what follows is not")
  func aheadOfClock() async throws {
    let feed = try await PolledFeed(json)
    feed.script.set("/r.json", body("counting", votes: 20, time: "2099-01-01T00:00:00Z"))
    await #expect(throws: PollFailure.self) { try await feed.poll() }
    feed.script.set("/r.json", body("counting", votes: 20, time: "2021-05-07T01:00:00Z"))
    #expect(try await feed.eventTypes() == ["feed.released", "count.started"])
  }

  @Test("what appears in a feed of parts that was seen empty has happened under watch")
  func emptyAtFirst() async throws {
    let feed = try await PolledFeed(
      "url: {candidacies: URL/c.csv, winners: URL/w.csv}, format: uk-parliament-csv")
    guard case .unchanged(isPublished: false) = try await feed.poll().answer else {
      Issue.record("nothing is published, and something was seen")
      return
    }
    feed.script.set(
      "/w.csv",
      """
      ONS code,Constituency name,Family name,Given name,Democracy Club identifier,Member MNIS ID,Result summary
      S14000061,Aberdeen South,Flynn,Stephen,21095,4735,SNP hold

      """)
    guard case .recorded(_, let events) = try await feed.poll().answer else {
      Issue.record("the winners were not seen")
      return
    }
    #expect(events.contains { $0.type == .seatHeld })
    #expect(!events.contains { $0.isTrue(.isCatchUp) })
  }

  @Test("validators that come with a known body are the next to be sent")
  func rotatingTags() async throws {
    let feed = try await PolledFeed(json)
    for tag in ["\"a\"", "\"b\"", "\"c\""] {
      feed.script.set("/r.json", body("counting", votes: 20), headers: ["ETag": tag])
      _ = try await feed.poll()
    }
    let sent = feed.server.requests.map { $0[header: "If-None-Match"] }
    #expect(sent == [nil, "\"a\"", "\"b\""])
  }

  private let header =
    "ONS ID,Constituency name,Member first name,Member surname,Result,First party"
  private let twoParts =
    "url: {candidacies: URL/c.csv, constituencies: URL/r.csv}, format: uk-parliament-csv"

  private func candidacies(_ extra: String) -> String {
    """
    ONS ID,Constituency name,Candidate first name,Candidate surname,Party name,Votes
    E1,Here,Ann,Roe,Labour,
    E1,Here,Jim,Doe,Conservative,
    \(extra)
    """
  }

  @Test("an old copy of one part is held, and the feed as it was goes on being believed")
  func oldPart() async throws {
    let feed = try await PolledFeed(twoParts, election: "seats: 2")
    let (before, after) = (header + "\nE1,Here,,,,\n", header + "\nE1,Here,Ann,Roe,Lab hold,Lab\n")
    feed.script.set("/c.csv", candidacies(""))
    feed.script.set("/r.csv", before)
    _ = try await feed.poll()
    feed.script.set("/c.csv", candidacies("E2,There,Eve,Poe,Green,\n"))
    feed.script.set("/r.csv", after)
    #expect(try await feed.eventTypes().prefix(2) == ["result.declared", "seat.held"])
    for _ in 1...2 {
      feed.script.set("/r.csv", before)
      await #expect(throws: PollFailure.self) { try await feed.poll() }
      feed.script.set("/r.csv", after)
      #expect(try await feed.eventTypes() == [])
    }
  }

  @Test("a feed that was seen empty under another address was not seen", arguments: [true, false])
  func addressOfEmptyFeed(isSame: Bool) async throws {
    let feed = try await PolledFeed(twoParts)
    _ = try await feed.poll()
    feed.script.set("/r.csv", header + "\nE1,Here,Ann,Roe,Lab hold,Lab\n")
    feed.script.set("/other.csv", header + "\nE1,Here,Ann,Roe,Lab hold,Lab\n")
    let later =
      isSame
      ? feed
      : try await feed.configured(
        "url: {constituencies: URL/other.csv}, format: uk-parliament-csv")
    guard case .recorded(_, let events) = try await later.poll().answer else {
      Issue.record("the result was not seen")
      return
    }
    #expect(!events.isEmpty)
    #expect(events.allSatisfy { $0.isTrue(.isCatchUp) != isSame })
  }
}
