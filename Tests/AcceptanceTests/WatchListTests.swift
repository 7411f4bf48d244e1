import Foundation
import SeatwatchTesting
import Testing

@Suite("watch lists")
struct WatchListTests {
  private let bodies = ["E1", "E2", "E3"].enumerated().map { number, contest in
    Night.declaration(
      contest: contest, votes: ["Con": 30 + number, "Lab": 20], elected: "Con", minute: number + 1)
  }

  private static let baseline = """
    contest,contest_name,party,seats
    E1,One,lab,1
    E2,Two,lab,1
    E3,Three,lab,1

    """

  private static let rules = """
    rules:
      - id: listed
        on: seat.gained
        if: has_tag('red-wall')
        notify: log
        title: "{{contest}}{{#tags}} {{.}}{{/tags}}"
        text: "{{winner}}"
      - id: second-of-list
        on: seat.gained
        if: >-
          (SELECT count(*) FROM events AS e WHERE e.type = 'seat.gained' AND has_tag(e.tags, 'red-wall')) = 2
          AND (SELECT count(*) FROM results AS r WHERE r.to_party = 'con' AND has_tag(r.tags, 'red-wall')) = 2
          AND has_tag('red-wall')
        notify: log
        title: "two"
        text: "{{winner}}"

    """

  private func installation(_ feed: NightFeed, tags: String) throws -> Installation {
    let installation = try Installation()
    try installation.configure(
      feed: feed, sinks: [Installation.log], baseline: Self.baseline)
    try installation.write(Self.rules, to: "rules.yaml")
    try set(tags, in: installation)
    return installation
  }

  private func set(_ tags: String, in installation: Installation) throws {
    let lines = installation.text(of: "seatwatch.yaml").split(separator: "\n")
      .filter { !$0.contains(" tags: ") }
    let tagged = lines.flatMap { line in
      line.contains(" baseline: ") ? ["\(line)", "    tags: " + tags] : ["\(line)"]
    }
    try installation.write(tagged.map { $0 + "\n" }.joined(), to: "seatwatch.yaml")
  }

  @Test(
    "contests of a list carry its tag in events, results, rules and what is delivered",
    .timeLimit(.minutes(1)), arguments: ["{red-wall: [E1, e3], blue: E3}", "lists.csv"])
  func listed(tags: String) async throws {
    let feed = try NightFeed(bodies)
    let installation = try installation(feed, tags: tags)
    try installation.write(
      "contest,contest_name,tag\nE1,One,red-wall\nE3,Three,red-wall\n E3 ,Three,blue\n",
      to: "lists.csv")
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored()
    try await eventually("the rules have judged") {
      installation.lines(of: "alerts.jsonl").count == 3
    }
    try await daemon.stops()
    let alerts = installation.lines(of: "alerts.jsonl").compactMap(JSONObject.init)
    #expect(alerts.map { $0["rule"] as? String } == ["listed", "listed", "second-of-list"])
    #expect(alerts.map { $0["title"] as? String } == ["E1 red-wall", "E3 red-wall blue", "two"])
    #expect(alerts.first?["tags"] as? [String] == ["red-wall"])
    #expect(alerts.last?["tags"] as? [String] == ["red-wall", "blue"])
    let events = try await installation.query(
      "SELECT DISTINCT contest, tags FROM events WHERE contest IS NOT NULL ORDER BY contest")
    #expect(events == ["E1|,red-wall,", "E2|", "E3|,red-wall,blue,"])
    let results = try await installation.query("SELECT contest, tags FROM results ORDER BY contest")
    #expect(results == ["E1|,red-wall,", "E2|", "E3|,red-wall,blue,"])
    let listed = try await installation.run(
      "events", "--type", "seat.gained", "--output", "json", "--config", "seatwatch.yaml")
    let shown = listed.lines.compactMap(JSONObject.init).map { $0["tags"] as? [String] }
    #expect(shown == [["red-wall"], nil, ["red-wall", "blue"]])
  }

  @Test(
    "another list after a reload makes the next poll unconditional and no event, and holds from then on",
    .timeLimit(.minutes(1)))
  func reloaded() async throws {
    let feed = try NightFeed(bodies, limit: 0)
    let installation = try installation(feed, tags: "{red-wall: [E2]}")
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored(upTo: 1)
    let before = try await installation.query("SELECT count(*) FROM events")
    try set("{red-wall: [E1, E3]}", in: installation)
    let asked = feed.server.requests.count
    daemon.signal(1)
    try await daemon.says("reloaded: elections: changed demo")
    try await eventually("the feed is asked without condition") {
      feed.server.requests.dropFirst(asked).contains { $0[header: "If-None-Match"] == nil }
    }
    try await eventually("the standing has the tag") {
      try await installation.query("SELECT tags FROM results") == [",red-wall,"]
    }
    #expect(try await installation.query("SELECT count(*) FROM events") == before)
    feed.script.allow(through: .max)
    try await feed.isStored()
    try await daemon.stops()
    let gains = try await installation.query(
      "SELECT contest, tags FROM events WHERE type = 'seat.gained' ORDER BY sequence")
    #expect(gains == ["E1|", "E2|", "E3|,red-wall,"])
  }

  @Test("errors of a list are told at its line", .timeLimit(.minutes(1)))
  func errors() async throws {
    let installation = try installation(try NightFeed(bodies), tags: "lists.csv")
    for (text, message) in [
      ("contest,label\nE1,a\n", "lists.csv: line 1: the header lacks the column tag"),
      ("contest,tag\nE1,\n", "lists.csv: line 2, column 2: the field tag is empty"),
      ("contest,tag\n,a\n", "lists.csv: line 2, column 1: the field contest is empty"),
      ("contest,tag\nE1,\"a,b\"\n", "lists.csv: line 2, column 2: a tag has no comma"),
    ] {
      try installation.write(text, to: "lists.csv")
      let check = try await installation.run("check", "--config", "seatwatch.yaml")
      #expect(check.status == 1)
      #expect(check.errors.contains(message), "\(check.errors)")
      #expect(check.errors.contains("seatwatch.yaml:10:11: error: "), "\(check.errors)")
    }
    try set("{\"a,b\": [E1]}", in: installation)
    let check = try await installation.run("check", "--config", "seatwatch.yaml")
    #expect(check.errors.contains("a tag has no comma"))
  }
}
