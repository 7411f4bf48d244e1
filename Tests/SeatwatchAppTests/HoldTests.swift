import ElectionResults
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

@Suite("what is held back of a feed")
struct HoldTests {
  private let json = "url: URL/r.json, format: results-json, first_poll: alert"
  private let five = Duration.seconds(300)

  /// A snapshot of contests, each an object without its braces; with a time of its own unless nil.
  private func body(_ contests: String..., at minute: Int? = nil, election: String? = nil) -> String
  {
    let time = minute.map { "\"generated_at\": \"2021-05-07T01:\(10 + $0):00Z\", " } ?? ""
    let name = election.map { "\"election\": \"\($0)\", " } ?? ""
    return "{\(name)\(time)\"contests\": [\(contests.map { "{\($0)}" }.joined(separator: ", "))]}"
  }

  private func contest(
    _ id: String, _ status: String?, _ con: Int?, _ lab: Int?, electorate: Int? = nil,
    elected: String? = nil
  ) -> String {
    func text(_ value: Int?) -> String { value.map { String($0) } ?? "null" }
    let mark = elected.map { "\"\($0)\"" } ?? ""
    let people = [("Con", con), ("Lab", lab)].map { party, votes in
      let isElected = elected == nil ? "null" : "\(mark == "\"\(party)\"")"
      return "{\"id\": \"\(party)\", \"name\": \"\(party) person\", \"party\": \"\(party)\", "
        + "\"votes\": \(text(votes)), \"elected\": \(isElected)}"
    }
    let state = status.map { "\"\($0)\"" } ?? "null"
    return "\"id\": \"\(id)\", \"name\": \"Contest \(id)\", \"status\": \(state), "
      + "\"electorate\": \(text(electorate)), \"candidates\": [\(people.joined(separator: ", "))]"
  }

  private func feed(_ first: String) async throws -> PolledFeed {
    let feed = try await PolledFeed(json, election: "name: The election")
    feed.script.set("/r.json", first)
    _ = try await feed.poll()
    return feed
  }

  private func show(_ body: String, _ feed: PolledFeed) async throws -> [String] {
    feed.script.set("/r.json", body)
    return try await feed.eventTypes()
  }

  private func refuse(_ body: String, _ feed: PolledFeed) async throws {
    feed.script.set("/r.json", body)
    await #expect(throws: PollFailure.self) { try await feed.poll() }
  }

  @Test(
    "a whole answer is told once, never believed by repetition, and ends by itself",
    arguments: ["older", "fallen_to_zero", "other_election", "ahead_of_clock"])
  func wholeAnswer(reason: String) async throws {
    let good = body(contest("c", "declared", 30, 20), at: 5)
    let feed = try await feed(good)
    let bad =
      switch reason {
      case "older": body(contest("c", "counting", 5, 20), at: 4)
      case "fallen_to_zero": body(contest("c", "counting", 0, 0), at: 6)
      case "other_election": body(contest("c", "counting", 5, 20), at: 6, election: "other")
      default: body(contest("c", "declared", 10, 20), at: 6).replacing("2021-", with: "2099-")
      }
    for _ in 1...4 {
      try await refuse(bad, feed)
      feed.timekeeper.advanceNow(by: five)
    }
    #expect(try await feed.feedEvents() == ["feed.suspect"])
    let suspect = try #require(try await feed.events("feed.suspect").first)
    #expect(suspect.text(.feed) == "f")
    #expect(suspect.text(.election) == "e")
    #expect(suspect.text(.electionName) == "The election")
    #expect(suspect.contest == nil)
    #expect(suspect.text(.message)?.isEmpty == false)
    #expect(suspect.text(.since) == suspect.text(.time))
    #expect(suspect[.isCatchUp] == .truth(false))
    feed.script.set("/r.json", good)
    guard case .unchanged = try await feed.poll().answer else {
      Issue.record("what is stored was taken for news")
      return
    }
    #expect(try await feed.feedEvents() == ["feed.suspect", "feed.released"])
    let released = try #require(try await feed.events("feed.released").first)
    #expect(released.text(.corrects) == suspect.text(.id))
    #expect(try await feed.events("result.*").count == 1)
  }

  @Test("a first answer that is not believed is told, and what follows is the first")
  func firstAnswer() async throws {
    let feed = try await PolledFeed(json)
    try await refuse(body(contest("c", "declared", 30, 20), election: "other"), feed)
    #expect(try await feed.feedEvents() == ["feed.suspect"])
    #expect(
      try await show(body(contest("c", "counting", 30, 20)), feed)
        == ["feed.released", "count.started"])
    #expect(try await feed.events("count.started").first?.isTrue(.isCatchUp) == true)
  }

  @Test("a hold is not told again after a restart")
  func restart() async throws {
    var feed = try await feed(body(contest("c", "counting", 30, 20), at: 5))
    try await refuse(body(contest("c", "counting", 20, 20), at: 4), feed)
    feed = try await feed.restarted()
    try await refuse(body(contest("c", "counting", 20, 20), at: 4), feed)
    #expect(try await feed.feedEvents() == ["feed.suspect"])
    #expect(
      try await show(body(contest("c", "counting", 31, 20), at: 6), feed)
        == ["feed.released", "count.progress"])
    try await refuse(body(contest("c", "counting", 20, 20), at: 4), feed)
    let suspects = try await feed.events("feed.suspect")
    #expect(suspects.count == 2)
    #expect(Set(suspects.map(\.id)).count == 2)
  }

  /// The contest `c` before and after, for a kind of doubt.
  private func doubt(_ kind: String) -> (before: String, after: String) {
    switch kind {
    case "falling votes": (contest("c", "counting", 30, 20), contest("c", "counting", 30, 19))
    case "more votes than voters":
      (
        contest("c", "counting", 30, 20, electorate: 100),
        contest("c", "counting", 90, 20, electorate: 100)
      )
    default:
      (contest("c", nil, 30, 20, elected: "Con"), contest("c", nil, 30, 20))
    }
  }

  static let kinds = ["falling votes", "more votes than voters", "a mark that is gone"]

  @Test("a doubtful contest is held alone, while the rest goes through", arguments: kinds)
  func alone(kind: String) async throws {
    let (before, after) = doubt(kind)
    let feed = try await feed(body(before, contest("d", "counting", 1, 0)))
    let stored = try await feed.store.results(matching: ResultFilter(contest: "c"))
    let types = try await show(body(after, contest("d", "declared", 5, 2)), feed)
    #expect(types.prefix(3) == ["feed.suspect", "result.declared", "seat.new"])
    let suspect = try #require(try await feed.events("feed.suspect").first)
    #expect(suspect.text(.contest) == "c")
    #expect(suspect.text(.contestName) == "Contest c")
    #expect(try await feed.events("result.retracted").isEmpty)
    #expect(try await feed.store.results(matching: ResultFilter(contest: "c")) == stored)
  }

  @Test("agreeing answers, a 304 too, let a contest through after five minutes", arguments: kinds)
  func agreement(kind: String) async throws {
    let (before, after) = doubt(kind)
    let feed = try await feed(body(before))
    feed.script.set("/r.json", body(after), headers: ["ETag": "\"a\""])
    #expect(try await feed.eventTypes() == ["feed.suspect"])
    feed.timekeeper.advanceNow(by: .seconds(299))
    #expect(try await feed.eventTypes() == [])
    #expect(feed.server.requests.last?[header: "If-None-Match"] == "\"a\"")
    feed.timekeeper.advanceNow(by: .seconds(1))
    let types = try await feed.eventTypes()
    #expect(types.first == "feed.released")
    #expect(types.contains("result.retracted") == (kind == "a mark that is gone"))
    #expect(feed.server.requests.last?[header: "If-None-Match"] == nil)
    let standing = try await feed.store.results(matching: ResultFilter(contest: "c")).first
    let votes = standing?.candidates.compactMap(\.votes).reduce(0, +)
    #expect(votes == ["falling votes": 49, "more votes than voters": 110][kind] ?? 50)
    _ = try await feed.poll()
    #expect(try await feed.feedEvents() == ["feed.suspect", "feed.released"])
    let known = feed.server.requests.last?[header: "If-None-Match"]
    #expect(known == "\"a\"")
  }

  @Test("a contest that is held stays so over a restart, and is released after it")
  func heldOverRestart() async throws {
    let (before, after) = doubt("falling votes")
    var feed = try await feed(body(before))
    #expect(try await show(body(after), feed) == ["feed.suspect"])
    feed = try await feed.restarted()
    #expect(try await feed.eventTypes() == [])
    feed.timekeeper.advanceNow(by: five)
    #expect(try await feed.eventTypes() == ["feed.released", "count.progress"])
  }

  @Test("other figures begin to agree anew, and are not told again")
  func otherFigures() async throws {
    let feed = try await feed(body(contest("c", "counting", 30, 20)))
    #expect(try await show(body(contest("c", "counting", 30, 10)), feed) == ["feed.suspect"])
    feed.timekeeper.advanceNow(by: .seconds(200))
    #expect(try await show(body(contest("c", "counting", 30, 11)), feed) == [])
    feed.timekeeper.advanceNow(by: .seconds(200))
    #expect(try await show(body(contest("c", "counting", 30, 11)), feed) == [])
    feed.timekeeper.advanceNow(by: .seconds(100))
    #expect(
      try await show(body(contest("c", "counting", 30, 11)), feed)
        == ["feed.released", "count.progress"])
  }

  @Test("a feed that is back at what is stored, or past it, ends the hold", arguments: [20, 25])
  func backAtStored(votes: Int) async throws {
    let feed = try await feed(body(contest("c", "counting", 30, 20)))
    _ = try await show(body(contest("c", "counting", 30, 10)), feed)
    #expect(
      try await show(body(contest("c", "counting", 30, votes)), feed)
        == ["feed.released"] + (votes > 20 ? ["count.progress"] : []))
    feed.timekeeper.advanceNow(by: five)
    #expect(try await feed.eventTypes() == [])
  }

  @Test("a recount may lower votes at once, and a stated status takes a declaration back at once")
  func letThrough() async throws {
    let feed = try await feed(
      body(contest("c", "counting", 30, 20), contest("d", "declared", 3, 2), at: 1))
    let types = try await show(
      body(contest("c", "recount", 30, 10), contest("d", "counting", 3, 2), at: 2), feed)
    #expect(types.contains("result.retracted"))
    #expect(try await feed.feedEvents() == [])
  }

  @Test("many outcomes that change at once are held, many first declarations are not")
  func manyOutcomes() async throws {
    func all(_ status: String, _ con: Int, at minute: Int, count: Int = 10) -> String {
      let contests = (0..<10).map {
        "{" + contest("c\($0)", $0 < count ? status : "declared", $0 < count ? con : 9, 5) + "}"
      }
      let time = "\"generated_at\": \"2021-05-07T01:\(10 + minute):00Z\""
      return "{\(time), \"contests\": [\(contests.joined(separator: ", "))]}"
    }
    let feed = try await PolledFeed(json, election: "seats: 10")
    #expect(try await show(all("counting", 1, at: 0), feed).count == 10)
    let first = try await show(all("declared", 9, at: 1), feed)
    #expect(first.count { $0 == "result.declared" } == 10)
    let flipped = try await show(all("declared", 2, at: 2), feed)
    #expect(flipped == Array(repeating: "feed.suspect", count: 10))
    #expect(try await feed.events("result.corrected").isEmpty)
    let few = try await show(all("declared", 2, at: 3, count: 3), feed)
    #expect(few.count { $0 == "feed.released" } == 10)
    #expect(few.count { $0 == "result.corrected" } == 3)
  }

  @Test("an earlier copy that says what is stored ends the hold of a contest")
  func earlierCopyAtStored() async throws {
    let (good, bad) = (
      body(contest("c", "counting", 30, 20)), body(contest("c", "counting", 30, 10))
    )
    let feed = try await feed(good)
    #expect(try await show(bad, feed) == ["feed.suspect"])
    #expect(try await show(good, feed) == ["feed.released"])
  }

  @Test("the operator lets a contest through at once, beside the daemon")
  func operatorReleasesContest() async throws {
    let feed = try await feed(
      body(contest("c", "counting", 30, 20), contest("d", "counting", 30, 20)))
    _ = try await show(
      body(contest("c", "counting", 30, 10), contest("d", "counting", 30, 10)), feed)
    let store = try feed.store
    let text = try await ReleaseCommand().text(
      releasing: "C", of: "f", configuration: feed.configuration, store: store,
      at: feed.timekeeper.now)
    #expect(text.contains("contest c Contest c: falling_votes"))
    #expect(try await feed.eventTypes() == ["feed.released", "count.progress"])
    #expect(try await store.releaseRequests().isEmpty)
    #expect(try await store.holds(of: "f").map(\.contest) == ["d"])
    #expect(try await feed.eventTypes() == [])
  }

  @Test("the operator lets a whole answer through, but not that of another election")
  func operatorReleasesAnswer() async throws {
    let feed = try await feed(body(contest("c", "declared", 30, 20), at: 5))
    try await refuse(body(contest("c", "counting", 0, 0), at: 6), feed)
    let store = try feed.store
    let command = ReleaseCommand()
    _ = try await command.text(
      releasing: nil, of: "f", configuration: feed.configuration, store: store,
      at: feed.timekeeper.now)
    #expect(try await feed.eventTypes().prefix(2) == ["feed.released", "result.retracted"])
    try await refuse(body(contest("c", "counting", 1, 1), at: 7, election: "x"), feed)
    await #expect(throws: CommandFailure.self) {
      try await command.text(
        releasing: nil, of: "f", configuration: feed.configuration, store: store,
        at: feed.timekeeper.now)
    }
  }

  @Test("failures in a row are told once, also over a restart, and so is their end")
  func failing() async throws {
    let good = body(contest("c", "counting", 30, 20))
    var feed = try await feed(good)
    feed.script.fail("/r.json", status: 503)
    for _ in 1...2 { await #expect(throws: PollFailure.self) { try await feed.poll() } }
    #expect(try await feed.feedEvents() == [])
    feed = try await feed.restarted()
    try await refuse("{", feed)
    try await refuse("{", feed)
    #expect(try await feed.feedEvents() == ["feed.failing"])
    let failing = try #require(try await feed.events("feed.failing").first)
    #expect(failing.integer(.failures) == 3)
    #expect(failing.text(.since) != nil)
    #expect(failing.text(.message)?.isEmpty == false)
    feed.script.set("/r.json", good)
    _ = try await feed.poll()
    _ = try await feed.poll()
    #expect(try await feed.feedEvents() == ["feed.failing", "feed.recovered"])
    let recovered = try #require(try await feed.events("feed.recovered").first)
    #expect(recovered.text(.corrects) == failing.text(.id))
    #expect(recovered.integer(.failures) == 4)
  }

  @Test("the status with which a server refuses stands in the event")
  func status() async throws {
    let feed = try await PolledFeed(json)
    feed.script.fail("/r.json", status: 503)
    for _ in 1...3 { await #expect(throws: PollFailure.self) { try await feed.poll() } }
    #expect(try await feed.events("feed.failing").first?.integer(.httpStatus) == 503)
  }
}
