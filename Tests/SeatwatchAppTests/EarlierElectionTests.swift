import ConfigurationText
import ElectionResults
import Foundation
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

@Suite("an earlier election as a baseline")
struct EarlierElectionTests {
  private let folder: String
  private let script = AnswerScript()
  private let server: ScriptedServer

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/earlier-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    server = try ScriptedServer { [script] in script.answer(to: $0) }
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
  }

  /// Writes the configuration: the general elections of 2019 and 2024, and a by-election of 2021 between them.
  private func configure(
    latest: String = "baseline: {election: ge-2019}", first: String = "baseline: b.csv"
  ) throws {
    try write("contest,party,seats,votes,held_since\nE1,lab,1,10,1974\nE2,con,1,10,\n", to: "b.csv")
    let elections = [
      "id: ge-2024, date: 2024-07-04, seats: 650, body_seats: 650, \(latest)",
      "id: by-2021, date: 2021-05-06, seats: 1, body_seats: 650",
      "id: ge-2019, date: 2019-12-12, seats: 650, body_seats: 650, \(first)",
    ]
    let feeds = ["ge-2019", "by-2021", "ge-2024"].map {
      "  - {id: f-\($0), election: \($0), url: \(server.url("/\($0).json")), "
        + "format: results-json, first_poll: alert}\n"
    }
    try write(
      "store: seatwatch.db\nelections:\n"
        + elections.map { "  - {\($0), body: House of Commons}\n" }.joined()
        + "feeds:\n" + feeds.joined(), to: "seatwatch.yaml")
  }

  private func show(
    _ election: String, _ contests: (id: String, winner: String, votes: Int, loser: String)...
  ) {
    let texts = contests.map { contest in
      """
      {"id": "\(contest.id)", "name": "Seat \(contest.id)", "status": "declared", "candidates": [
        {"name": "W \(contest.winner)", "party": "\(contest.winner)", "votes": \(contest.votes)},
        {"name": "L \(contest.loser)", "party": "\(contest.loser)", "votes": 10}]}
      """
    }
    script.set("/\(election).json", "{\"contests\": [\(texts.joined(separator: ","))]}")
  }

  private var context: CommandContext {
    CommandContext(environment: [:], timekeeper: ManualTimekeeper(), isQuiet: true)
  }

  /// Polls each feed once, in a process of its own, and returns the seat events of an election.
  private func poll(_ election: ElectionID) async throws -> [Event] {
    try await poll()
    return try await store.events(matching: EventFilter(election: election, type: "seat.*"))
  }

  private func poll() async throws {
    try await PollCommand(context)
      .run(configurationPath: folder + "/seatwatch.yaml", feed: nil) { _ in }
  }

  private var store: Store { get throws { try Store(path: folder + "/seatwatch.db") } }

  private func finish() {
    server.stop()
    // A folder that stays behind harms nothing.
    try? FileManager.default.removeItem(atPath: folder)
  }

  @Test(
    "its winners hold the seats, and by-elections change that only where they count",
    arguments: [
      ("{election: ge-2019}", ["seat.held lab 1974", "seat.gained con lab"]),
      (
        "{election: ge-2019, by_elections: count}",
        ["seat.gained con lab 2021", "seat.gained con lab"]
      ),
    ])
  func holders(baseline: String, expected: [String]) async throws {
    defer { finish() }
    try configure(latest: "baseline: \(baseline)")
    show("ge-2019", ("E1", "Lab", 60, "Con"), ("E2", "Con", 60, "Lab"))
    show("by-2021", ("E1", "Con", 60, "Lab"))
    script.set("/ge-2024.json", "{\"contests\": []}")
    try await poll()
    show("ge-2024", ("E1", "Lab", 30, "Con"), ("E2", "Lab", 20, "Con"))
    let events = try await poll("ge-2024")
    let words = events.map { event in
      [
        event.type?.rawValue, event.text(.fromParty), event.text(.toParty),
        event.integer(.heldSince).map { String($0) },
      ].compactMap(\.self).joined(separator: " ")
    }
    #expect(words == expected)
    #expect(events.allSatisfy { $0.integer(.previousMajority) == 50 })
    // Shares of 2019, whatever the by-election was: 60 and 10 of 70, now 30 and 10 of 40.
    #expect(events.first?.real(.swing) == 10.71)
  }

  @Test("what changes in it is taken up by the next start, and has the bytes read anew")
  func changed() async throws {
    defer { finish() }
    try configure()
    show("ge-2019", ("E1", "Lab", 60, "Con"))
    script.set("/ge-2024.json", "{\"contests\": []}")
    script.set("/by-2021.json", "{\"contests\": []}")
    try await poll()
    try await poll()
    let before = try #require(try await store.baseline(of: "ge-2024"))
    #expect(before.source == "election ge-2019")
    #expect(before.baseline["E1"]?.holder?.party == "lab")
    let interpretation = try await store.feedState(of: "f-ge-2024")?.interpretation
    show("ge-2019", ("E1", "Con", 70, "Lab"))
    try await poll()
    show("ge-2024", ("E1", "Con", 70, "Lab"))
    try await poll()
    let after = try #require(try await store.baseline(of: "ge-2024"))
    #expect(after.sha256 != before.sha256)
    #expect(after.baseline["E1"]?.holder?.party == "con")
    #expect(try await store.feedState(of: "f-ge-2024")?.interpretation != interpretation)
  }

  @Test(
    "one that cannot be a baseline is refused with its place and a remedy",
    arguments: [
      ("{election: ge-2024}", "an election is not its own baseline"),
      ("{election: ge-2091}", "no election is called \"ge-2091\", neither here nor in the store"),
      ("{election: ge-2019, path: b.csv}", "either files or an `election`, and not both"),
      ("{path: b.csv}", "\"format\" is missing"), ("{}", "\"path\" is missing"),
      ("{format: results-json, path: b.csv, by_elections: count}", "belongs to a baseline that is"),
      ("{election: ge-2019, by_elections: maybe}", "expected \"ignore\" or \"count\""),
    ])
  func refused(baseline: String, message: String) async throws {
    defer { finish() }
    try configure(latest: "baseline: \(baseline)")
    let errors = await errors()
    #expect(errors.contains(message), "\(errors)")
  }

  @Test("by-elections can only be counted between two days")
  func withoutDates() async throws {
    defer { finish() }
    try write(
      """
      elections:
        - {id: later, body: House of Commons, baseline: {election: earlier, by_elections: count}}
        - {id: earlier}

      """, to: "seatwatch.yaml")
    let errors = await errors()
    #expect(errors.contains("seatwatch.yaml:2:85: error: to find by-elections, give the "))
    #expect(errors.contains("the `date` of later and the `date` of earlier"), "\(errors)")
  }

  @Test("elections that are each other's baseline are refused")
  func circle() async throws {
    defer { finish() }
    try configure(first: "baseline: {election: ge-2024}")
    let errors = await errors()
    #expect(errors.contains("the baselines of ge-2024, ge-2019 go round in a circle"))
  }

  @Test("an election that only the store knows can be a baseline")
  func storedOnly() async throws {
    defer { finish() }
    try configure()
    show("ge-2019", ("E1", "Lab", 60, "Con"))
    script.set("/by-2021.json", "{\"contests\": []}")
    script.set("/ge-2024.json", "{\"contests\": []}")
    try await poll()
    try write(
      """
      store: seatwatch.db
      elections: [{id: ge-2024, baseline: {election: GE-2019}}]
      feeds: [{id: f, election: ge-2024, url: \(server.url("/n.json")), format: results-json, first_poll: alert}]

      """, to: "seatwatch.yaml")
    script.set(
      "/n.json",
      "{\"contests\": [{\"id\": \"E1\", \"name\": \"x\", \"status\": \"declared\", "
        + "\"candidates\": [{\"name\": \"A\", \"party\": \"Con\", \"votes\": 3}]}]}")
    let events = try await poll("ge-2024")
    #expect(events.map { $0.text(.fromParty) } == ["lab"])
  }

  private func errors() async -> String {
    await ConfigurationLoader(environment: [:]).outcome(of: folder + "/seatwatch.yaml")
      .diagnostics.rendered
  }
}
