import Foundation
import SeatwatchTesting
import Testing

@Suite("status")
struct StatusTests {
  private static let baseline = """
    contest,contest_name,party,seats,votes
    E1,One,lab,1,20
    E2,Two,Straw Party,1,5
    E2,Two,Hat Party,0,4

    """
  private let declared = Night.declaration(
    contest: "E1", votes: ["Con": 30, "Lab": 20, "Hat Party": 3], elected: "Con", minute: 1)
  private let counting = Night.declaration(
    contest: "E2", votes: ["Con": 30, "Lab": 20], elected: nil, minute: 2)
  private let fallen = Night.declaration(
    contest: "E2", votes: ["Con": 30, "Lab": 10], elected: nil, minute: 3)

  private func installation(_ feed: NightFeed) throws -> Installation {
    let installation = try Installation()
    try installation.configure(
      feed: feed, sinks: [Installation.log], baseline: Self.baseline)
    try installation.writeRules([(id: "all", on: "seat.*", notify: "log")])
    return installation
  }

  private func rows(_ installation: Installation) async throws -> [String: [JSONObject]] {
    let ended = try await installation.run(
      "status", "--output", "json", "--config", "seatwatch.yaml")
    #expect(ended.status == 0, "\(ended.errors)")
    let rows = try ended.lines.map { try #require(JSONObject($0)) }
    return Dictionary(grouping: rows) { $0["kind"] as? String ?? "" }
  }

  @Test(
    "beside a running service: elections, feeds, what is held, unknown parties, rules and sinks",
    .timeLimit(.minutes(1)))
  func besideTheService() async throws {
    let feed = try NightFeed([declared, counting])
    let installation = try installation(feed)
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored()
    feed.script.override(ScriptedAnswer(text: fallen))
    try await eventually("the contest is held back") {
      try await installation.query("SELECT count(*) FROM feed_holds") == ["1"]
    }
    try await eventually("the alert is delivered") {
      try await installation.query("SELECT state FROM deliveries") == ["delivered"]
    }
    let rows = try await rows(installation)
    #expect(
      Set(rows.keys) == ["election", "feed", "hold", "unknown_party", "rules", "sink"])
    let election = try #require(rows["election"]?.first)
    #expect(election["election"] as? String == "demo")
    #expect(election["declared"] as? Int == 1 && election["total"] as? Int == 2)
    #expect(election["seats_declared"] as? Int == 1 && election["seats"] as? Int == 12)
    #expect(election["is_complete"] as? Bool == false)
    #expect(election["party"] as? String == "con" && election["seats_won"] as? Int == 1)
    let polled = try #require(rows["feed"]?.first)
    #expect(polled["format"] as? String == "results-json" && polled["holds"] as? Int == 1)
    #expect(polled["source_time"] as? String == "2021-05-07T06:03:00.000Z")
    #expect(polled["failures"] as? Int == 0 && polled["last_recorded_at"] is String)
    let hold = try #require(rows["hold"]?.first)
    #expect(hold["contest"] as? String == "E2" && hold["reason"] as? String == "falling_votes")
    #expect(hold["since"] is String && hold["message"] is String)
    let parties = rows["unknown_party"] ?? []
    #expect(parties.map { $0["party"] as? String } == ["Hat Party", "Straw Party"])
    #expect(parties.map { $0["where"] as? String } == ["baseline, results", "baseline"])
    #expect(parties.map { $0["contests"] as? Int } == [2, 1])
    #expect(rows["rules"]?.first?["unjudged_events"] as? Int == 0)
    let sink = try #require(rows["sink"]?.first)
    #expect(sink["sink"] as? String == "log" && sink["delivered"] as? Int == 1)
    #expect(sink["waiting"] as? Int == 0 && sink["dead"] as? Int == 0)
    try await daemon.stops()
  }

  @Test(
    "a table under each heading for people, one list under all columns as csv",
    .timeLimit(.minutes(1)))
  func forms() async throws {
    let feed = try NightFeed([declared])
    let installation = try installation(feed)
    _ = try await installation.run("poll", "--config", "seatwatch.yaml")
    let table = try await installation.run("status", "--config", "seatwatch.yaml")
    #expect(table.status == 0)
    let headings = ["Elections", "Feeds", "Parties that are not in the list", "Rules", "Sinks"]
    let places = headings.compactMap { table.output.range(of: "\($0)")?.lowerBound }
    #expect(places.count == headings.count && places == places.sorted())
    #expect(!table.output.contains("Held back"))
    #expect(table.output.contains("Straw Party"))
    let csv = try await installation.run(
      "status", "--output", "csv", "--config", "seatwatch.yaml")
    let lines = csv.output.split(separator: "\r\n")
    #expect(lines.first?.hasPrefix("kind,election,election_name,declared,total,") == true)
    #expect(
      lines.dropFirst().map { $0.prefix { $0 != "," } } == [
        "election", "feed", "unknown_party", "unknown_party", "rules", "sink",
      ])
    let fields = Set(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count })
    #expect(fields.count == 1 || csv.output.contains("\""))
  }

  @Test(
    "contests that nobody knows, holders that the feed states otherwise, and what is called",
    .timeLimit(.minutes(1)))
  func findings() async throws {
    let body = """
      {"election": "demo", "contests": [
        {"id": "E1", "name": "One", "status": "counting",
         "previous": [{"party": "ld", "seats": 1}], "candidates": []},
        {"id": "E2", "name": "Two", "status": "recount", "candidates": []},
        {"id": "E9", "name": "Nine", "status": "awaiting", "candidates": []}]}
      """
    let feed = try NightFeed([body])
    let installation = try installation(feed)
    _ = try await installation.run("poll", "--config", "seatwatch.yaml")
    let found = try await rows(installation)
    #expect(found["holder"]?.map { $0["contest"] as? String } == ["E1"])
    #expect(found["holder"]?.first?["from_party"] as? String == "lab")
    #expect(found["holder"]?.first?["stated_party"] as? String == "ld")
    #expect(found["unmatched"]?.map { $0["contest"] as? String } == ["E9"])
    #expect((found["unmatched"]?.first?["message"] as? String)?.contains("E9 Nine") == true)
    #expect(found["contest"]?.map { $0["contest"] as? String } == ["E2"])
    #expect(found["contest"]?.first?["status"] as? String == "recount")
    try installation.write(Self.baseline + "E9,Nine,lab,1,3\n", to: "baseline.csv")
    _ = try await installation.run("poll", "--config", "seatwatch.yaml")
    #expect(try await rows(installation)["unmatched"] == nil)
  }

  @Test("a feed that fails and a sink that is no more are shown", .timeLimit(.minutes(1)))
  func failing() async throws {
    let feed = try NightFeed([declared])
    let receiver = try Receiver()
    receiver.answer { _ in ScriptedAnswer(status: 500) }
    let installation = try installation(feed)
    try installation.configure(
      feed: feed, sinks: [Installation.webhook("desk", to: receiver)], baseline: Self.baseline)
    try installation.writeRules([(id: "all", on: "seat.*", notify: "desk")])
    _ = try await installation.run("poll", "--config", "seatwatch.yaml")
    feed.server.stop()
    _ = try await installation.run("poll", "--config", "seatwatch.yaml")
    try installation.configure(
      feed: feed, sinks: [Installation.log], baseline: Self.baseline)
    try installation.writeRules([(id: "all", on: "seat.*", notify: "log")])
    let rows = try await rows(installation)
    #expect(rows["feed"]?.first?["failures"] as? Int == 1)
    #expect(rows["feed"]?.first?["since"] is String)
    let sinks = rows["sink"] ?? []
    #expect(sinks.map { $0["sink"] as? String } == ["log", "desk"])
    #expect(sinks.map { $0["is_configured"] as? Bool } == [true, false])
    #expect(sinks.map { $0["waiting"] as? Int } == [0, 1])
    #expect(sinks.last?["next_due"] is String)
  }
}
