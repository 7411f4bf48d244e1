import Foundation
import SeatwatchTesting
import Testing

@Suite("events and results")
struct ListingTests {
  /// The vocabulary of events, by its groups.
  private static let vocabulary = """
    id sequence contest_sequence type time source_time feed election election_name body cause corrects is_test
    is_catch_up source_url etag body_sha256 contest contest_name region tags kind seats weight status previous_status
    declared_at reporting_pct winner to_party to_party_name from_party from_party_name winner_votes winner_pct
    runner_up runner_up_party majority majority_pct previous_majority previous_majority_pct swing swing_from swing_to
    electorate turnout_pct turnout_change valid_votes rejected_votes held_since is_notional candidates was_winner
    was_party was_majority changes party party_name seats_won seats_leading seats_change votes vote_pct declared total
    majority_line control previous_control message failures since http_status sink rule
    """
  private static let columns = Set(
    vocabulary.split(whereSeparator: \.isWhitespace).map(String.init))

  @Test(
    "csv and the store have every column of the vocabulary and no other", .timeLimit(.minutes(1)))
  func columns() async throws {
    let installation = try await night()
    let csv = try await events(installation, "csv")
    let heading = try #require(csv.split(separator: "\r\n").first)
    #expect(Set(heading.split(separator: ",").map(String.init)) == Self.columns)
    let stored = try await installation.query("SELECT name FROM pragma_table_info('events')")
    #expect(Set(stored) == Self.columns)
  }

  @Test(
    "json is an object a line with nothing that is NULL, the same as the store's row",
    .timeLimit(.minutes(1)))
  func json() async throws {
    let installation = try await night()
    let lines = try await events(installation, "json").split(separator: "\n").map(String.init)
    let count = try await installation.query("SELECT count(*) FROM events")
    #expect(lines.count == Int(count[0]))
    for line in lines {
      let event = try #require(JSONObject(line))
      #expect(Set(event.members.keys).isSubset(of: Self.columns))
      #expect(!event.members.values.contains { $0 is NSNull })
      #expect(event["candidates"] == nil || event["candidates"] is [[String: Any]])
    }
    let gain = try #require(
      lines.compactMap { JSONObject($0) }.first {
        $0["type"] as? String == "seat.gained" && $0["contest"] as? String == "E14000733"
      })
    let row = try await installation.run(
      program: "sqlite3", "-readonly", "-json", installation.path("seatwatch.db"),
      "SELECT * FROM events WHERE type = 'seat.gained' AND contest = 'E14000733'")
    let stored = try #require(JSONObject(String(row.output.dropFirst().dropLast(2))))
    for name in Self.columns where name != "candidates" {
      #expect(gain[name].flatMap { plain($0) } == stored[name].flatMap { plain($0) }, "\(name)")
    }
    let candidates = try #require(stored["candidates"] as? String)
    let shown = try JSONSerialization.data(
      withJSONObject: try #require(gain["candidates"]), options: .sortedKeys)
    let kept = try JSONSerialization.data(
      withJSONObject: try JSONSerialization.jsonObject(with: Data(candidates.utf8)),
      options: .sortedKeys)
    #expect(shown == kept)
  }

  @Test("the table fits people, and filters work", .timeLimit(.minutes(1)))
  func table() async throws {
    let installation = try await night()
    let table = try await events(
      installation, "table", "--type", "seat.*", "--contest", "E14000733")
    #expect(table.contains("Jill Mortimer"))
    #expect(!table.contains("\u{1B}"))
    let rows = table.split(separator: "\n").filter { $0.contains("seat.") }
    #expect(rows.count == 1)
    let last = try await events(installation, "json", "--limit", "1")
    #expect(last.contains("election.complete"))
    #expect(last.split(separator: "\n").count == 1)
  }

  @Test("results have the standing in every form", .timeLimit(.minutes(1)))
  func results() async throws {
    let installation = try await night()
    for form in ["table", "json", "csv"] {
      let ended = try await installation.run(
        "results", "--output", form, "--config", "seatwatch.yaml")
      #expect(ended.status == 0)
      #expect(ended.output.contains("Hartlepool again"))
      #expect(ended.output.contains("6940"))
    }
    let json = try await installation.run(
      "results", "--output", "json", "--config", "seatwatch.yaml")
    #expect(json.lines.count == 12)
    for line in json.lines {
      let result = try #require(JSONObject(line))
      #expect(Set(result.members.keys).isSubset(of: Self.columns))
    }
    let tallies = try await installation.run(
      "results", "--tallies", "--output", "csv", "--config", "seatwatch.yaml")
    #expect(tallies.output.hasPrefix("election,party,party_name,seats_won,"))
    #expect(tallies.output.contains("demo,ld,Liberal Democrat"))
    let tests = try await installation.run("results", "--tests", "--config", "seatwatch.yaml")
    #expect(tests.status == 0 && tests.output == "no results\n")
  }

  /// A value as text, numbers to the two decimals that are kept; nil for null.
  private func plain(_ value: Any) -> String? {
    switch value {
    case is NSNull: nil
    case let number as NSNumber: "\((number.doubleValue * 100).rounded() / 100)"
    default: "\(value)"
    }
  }

  private func events(
    _ installation: Installation, _ form: String, _ options: String...
  ) async throws -> String {
    let ended = try await installation.run(
      ["events", "--output", form, "--config", "seatwatch.yaml"] + options)
    #expect(ended.status == 0, "\(ended.errors)")
    return ended.output
  }

  /// A store with the whole night in it.
  private func night() async throws -> Installation {
    let feed = try NightFeed(Night.bodies)
    let installation = try Installation()
    try installation.configure(feed: feed, sinks: [Installation.log])
    try installation.writeRules([(id: "all", on: "\"*\"", notify: "log")])
    let daemon = try installation.start("run", "--config", "seatwatch.yaml")
    try await feed.isStored()
    try await daemon.stops()
    return installation
  }
}
