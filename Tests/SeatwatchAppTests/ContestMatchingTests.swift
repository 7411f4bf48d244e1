import ElectionResults
import Foundation
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

@Suite("contests of a feed and of its baseline")
struct ContestMatchingTests {
  private static let json = "url: URL/r.json, format: results-json, first_poll: alert"
  private static let baseline = """
    contest,contest_name,party,seats,votes,held_since,notional
    E14000733,Hartlepool,lab,1,50,1974,
    E14000733,Hartlepool,con,0,40,,
    E14000771,Kingston upon Hull East,lab,1,50,,true
    """
  private static let crosswalk = "ons,pa,name\nE14000733,292,Hartlepool\n"

  /// A feed of an election with the baseline above, and perhaps the crosswalk.
  private func feed(
    crosswalk: String? = nil, baseline: String? = baseline, expected: String? = nil,
    election: String = "seats: 3"
  ) async throws -> PolledFeed {
    var files: [String: String] = [:]
    files["baseline.csv"] = baseline
    files["crosswalk.csv"] = crosswalk
    files["times.csv"] = expected
    return try await PolledFeed(
      Self.json, election: baseline == nil ? election : election + ", baseline: baseline.csv",
      top: crosswalk == nil ? "" : "crosswalk: crosswalk.csv", files: files)
  }

  private func contest(
    _ id: String, _ name: String, status: String = "declared", votes: Int = 60,
    more: String = ""
  ) -> String {
    """
    {"id": "\(id)", "name": "\(name)", "status": "\(status)"\(more), "candidates": [
      {"name": "Jill", "party": "Con", "votes": \(votes)}, {"name": "Paul", "party": "Lab", "votes": 40}]}
    """
  }

  private func show(_ contests: String..., on feed: PolledFeed) async throws -> [Event] {
    feed.script.set("/r.json", "{\"contests\": [\(contests.joined(separator: ","))]}")
    return try await feed.poll().events
  }

  @Test(
    "other identifiers meet the baseline, by crosswalk or by name",
    arguments: [
      ("292", true, "The Pools"), ("292", true, "Hartlepool"),
      ("hartlepool-x", false, "HARTLEPOOL"),
    ])
  func met(id: String, hasCrosswalk: Bool, name: String) async throws {
    let feed = try await feed(crosswalk: hasCrosswalk ? Self.crosswalk : nil)
    let events = try await show(contest(id, name), on: feed)
    let gain = try #require(events.first { $0.type == .seatGained })
    #expect(gain.contest == "E14000733")
    #expect(gain.text(.fromParty) == "lab")
    #expect(gain.integer(.heldSince) == 1974)
    #expect(gain.real(.swing) != nil)
    #expect(!events.contains { $0.type == .contestUnmatched })
    #expect(try await feed.store.results(matching: ResultFilter()).map(\.contest) == ["E14000733"])
  }

  @Test("a contest keeps its identifier over a restart, and a misspelt name does not part it")
  func restart() async throws {
    var feed = try await feed()
    _ = try await show(contest("hartlepool-x", "Hartlepool", status: "counting"), on: feed)
    feed = try await feed.restarted()
    _ = try await show(
      contest("hartlepool-x", "Hartlepool", status: "counting", votes: 61), on: feed)
    let events = try await show(contest("hartlepool-x", "Hartlepol", votes: 62), on: feed)
    #expect(events.first { $0.type == .seatGained }?.contest == "E14000733")
    #expect(try await feed.store.results(matching: ResultFilter()).count == 1)
  }

  @Test("what the baseline does not know is told once, with what may be meant")
  func unknown() async throws {
    var feed = try await feed()
    let body = [
      contest("E14009999", "Hartlepool"), contest("x-1", "Kingston on Hull East"),
      contest("x-2", "Nowhere at all"),
      contest("area", "Leeds", more: ", \"kind\": \"counting_area\""),
    ].joined(separator: ",")
    let events = try await show(body, on: feed)
    let unmatched = events.filter { $0.type == .contestUnmatched }
    let messages = Dictionary(
      unmatched.map { ($0.text(.contest) ?? "", $0.text(.message) ?? "") },
      uniquingKeysWith: { $1 })
    #expect(messages.keys.sorted() == ["E14009999", "x-1", "x-2"])
    #expect(messages["E14009999"]?.hasSuffix("did you mean E14000733 Hartlepool?") == true)
    #expect(
      messages["x-1"]?.hasSuffix("did you mean E14000771 Kingston upon Hull East?") == true)
    #expect(
      messages["x-2"] == "x-2 Nowhere at all is in neither the baseline nor the configuration")
    #expect(events.filter { $0.type == .seatNew }.count == 3)
    feed = try await feed.restarted()
    _ = try await show(body.replacing(": 60", with: ": 61"), on: feed)
    #expect(try await feed.events("contest.unmatched").count == 3)
  }

  @Test(
    "nobody is unknown without a baseline, or when the configuration names the contest",
    arguments: [nil, baseline])
  func expected(baseline: String?) async throws {
    let feed = try await feed(baseline: baseline, election: "tags: {new: [x-2]}")
    let events = try await show(contest("x-2", "Nowhere at all"), on: feed)
    #expect(!events.contains { $0.type == .contestUnmatched })
    #expect(events.contains { $0.type == .seatNew })
    #expect(events.first?[.tags] == .tags(["new"]))
  }

  @Test("a contest stored before the baseline came is the baseline's all the same")
  func baselineLater() async throws {
    var feed = try await feed(baseline: nil)
    _ = try await show(contest("hartlepool-x", "Hartlepool", status: "counting"), on: feed)
    feed = try await feed.configured(
      Self.json, election: "baseline: baseline.csv, tags: {wall: [E14000733]}",
      files: ["baseline.csv": Self.baseline])
    let events = try await show(contest("hartlepool-x", "Hartlepool"), on: feed)
    let gain = try #require(events.first { $0.type == .seatGained })
    #expect(gain.contest == "hartlepool-x")
    #expect(gain.text(.fromParty) == "lab")
    #expect(gain[.tags] == .tags(["wall"]))
    #expect(!events.contains { $0.type == .contestUnmatched })
  }

  @Test("a changed crosswalk or baseline has the same bytes read anew")
  func interpretation() async throws {
    let feed = try await feed()
    feed.script.set(
      "/r.json", "{\"contests\": [\(contest("292", "Pools", status: "counting"))]}",
      headers: ["ETag": "\"a\""])
    _ = try await feed.poll()
    let later = try await feed.configured(
      Self.json, top: "crosswalk: crosswalk.csv", files: ["crosswalk.csv": Self.crosswalk])
    _ = try await later.poll()
    #expect(later.server.requests.last?[header: "If-None-Match"] == nil)
    let standing = try #require(
      try await later.store.results(matching: ResultFilter()).first)
    #expect(standing.contest == "292")
    #expect(standing.holder == "lab")
  }

  @Test("only and the crosswalk: a feed's contests are chosen by its own identifiers")
  func only() async throws {
    let feed = try await PolledFeed(
      Self.json + ", only: {contests: [292]}", election: "baseline: baseline.csv",
      top: "crosswalk: crosswalk.csv",
      files: ["baseline.csv": Self.baseline, "crosswalk.csv": Self.crosswalk])
    let events = try await show(contest("292", "The Pools"), contest("293", "Other"), on: feed)
    #expect(events.first { $0.type == .seatGained }?.contest == "E14000733")
    #expect(!events.contains { $0.contest == "293" })
  }

  @Test(
    "a contest that the configuration names by the feed's own identifier is the baseline's all the same",
    arguments: [("292", true, "The Pools"), ("3515", false, "HARTLEPOOL")])
  func namedByFeed(id: String, hasCrosswalk: Bool, name: String) async throws {
    var feed = try await feed(
      crosswalk: hasCrosswalk ? Self.crosswalk : nil,
      expected: "contest,time\n\(id),2021-05-07T06:20:00Z\n",
      election: "expected: times.csv, tags: {wall: [\(id)], north: [E14000733]}")
    var events = try await show(contest(id, name, status: "counting"), on: feed)
    #expect(!events.contains { $0.type == .contestUnmatched })
    feed.timekeeper.advanceNow(by: .seconds(3600))
    #expect(try await feed.told() == ["declaration.overdue E14000733"])
    feed = try await feed.restarted()
    events = try await show(contest(id, name), on: feed)
    let gain = try #require(events.first { $0.type == .seatGained })
    #expect(gain.contest == "E14000733")
    #expect(gain.text(.fromParty) == "lab")
    #expect(gain[.tags].map(Self.tags) == ["north", "wall"])
    #expect(try await feed.told() == [])
  }

  private static func tags(_ value: EventValue) -> [String]? {
    if case .tags(let tags) = value { tags.sorted() } else { nil }
  }

  @Test("a tag that comes later to a stored contest does not declare it again")
  func tagLater() async throws {
    var feed = try await feed()
    _ = try await show(contest("292", "Hartlepool"), on: feed)
    feed = try await feed.configured(
      Self.json, election: "seats: 3, baseline: baseline.csv, tags: {wall: [292]}")
    let events = try await show(contest("292", "Hartlepool", votes: 61), on: feed)
    #expect(!events.isEmpty)
    #expect(events.allSatisfy { $0.type != .resultDeclared && $0.type != .seatNew })
    let stored = try await feed.store.results(matching: ResultFilter())
    #expect(stored.map(\.contest) == ["E14000733"])
    #expect(stored.first?.tags == ["wall"])
  }

  @Test("a match is remembered over a restart, whatever the name is then and whoever else has it")
  func remembered() async throws {
    var feed = try await feed()
    _ = try await show(contest("292", "Hartlepool"), on: feed)
    feed = try await feed.restarted()
    var events = try await show(contest("292", "Hartlepool Borough", votes: 61), on: feed)
    #expect(events.allSatisfy { $0.type != .resultDeclared && $0.type != .contestUnmatched })
    feed = try await feed.restarted()
    events = try await show(
      contest("292", "Hartlepool", votes: 62),
      contest("293", "Hartlepool", status: "counting"), on: feed)
    #expect(events.filter { $0.type == .contestUnmatched }.compactMap(\.contest) == ["293"])
    #expect(!events.contains { $0.type == .resultDeclared })
    let stored = try await feed.store.results(matching: ResultFilter())
    #expect(stored.map(\.contest).sorted() == ["293", "E14000733"])
    #expect(stored.first { $0.contest == "E14000733" }?.candidates.first?.votes == 62)
  }

  @Test("a row of the crosswalk that a name told apart is remembered too")
  func rememberedRow() async throws {
    let rows =
      "ons,pa,other,name\nE14000733,292,,Hartlepool\nE14000771,305,292,Kingston upon Hull East\n"
    var feed = try await feed(crosswalk: rows)
    _ = try await show(contest("292", "Hartlepool"), on: feed)
    feed = try await feed.restarted()
    let events = try await show(contest("292", "The Pools", votes: 61), on: feed)
    #expect(events.allSatisfy { $0.type != .resultDeclared && $0.type != .contestUnmatched })
    #expect(try await feed.store.results(matching: ResultFilter()).map(\.contest) == ["E14000733"])
  }
}
