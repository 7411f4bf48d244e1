import ElectionResults
import Foundation
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

@Suite("two feeds of one election, polled")
struct TwoFeedsTests {
  typealias Contest = ResultsText.Contest

  /// Two servers that report one election, polled by the real pipeline into a real store.
  private final class PolledFeeds: Sendable {
    let scripts: [FeedID: AnswerScript]
    private let servers: [FeedID: ScriptedServer]
    private let folder: URL
    private let session: WatchSession
    private let watch: Watch

    convenience init() async throws {
      let feeds: [FeedID] = ["pa", "council"]
      let scripts = Dictionary(uniqueKeysWithValues: feeds.map { ($0, AnswerScript()) })
      let servers = try scripts.mapValues { script in
        try ScriptedServer { script.answer(to: $0) }
      }
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "feeds-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try await self.init(scripts, servers, folder)
    }

    private init(
      _ scripts: [FeedID: AnswerScript], _ servers: [FeedID: ScriptedServer], _ folder: URL
    ) async throws {
      (self.scripts, self.servers, self.folder) = (scripts, servers, folder)
      let feeds = servers.map { feed, server in
        "  - {id: \(feed), election: e, url: \(server.url("/r.json")), format: results-json}"
      }.sorted().joined(separator: "\n")
      let configuration = """
        store: seatwatch.db
        elections:
          - {id: e, seats: 2, feeds: [pa, council]}
        feeds:
        \(feeds)

        """
      let path = folder.path + "/seatwatch.yaml"
      try Data(configuration.utf8).write(to: URL(filePath: path))
      let context = CommandContext(
        environment: [:], timekeeper: ManualTimekeeper(), isQuiet: true)
      session = try await WatchSession(context, configurationPath: path)
      watch = try await session.watch(session.configuration)
    }

    /// The same over the same store, as after a restart. This one must not be used any more.
    func restarted() async throws -> PolledFeeds {
      try FileManager.default.moveItem(
        atPath: folder.path + "/seatwatch.db.lock",
        toPath: folder.path + "/\(UUID().uuidString).lock")
      return try await PolledFeeds(scripts, servers, folder)
    }

    /// Has a feed show contests, polls it, and returns the types of the events that came of it.
    func show(_ feed: FeedID, _ contests: Contest...) async throws -> [String] {
      scripts[feed]?.set("/r.json", ResultsText.body(contests))
      return try await poll(feed)
    }

    func poll(_ feed: FeedID) async throws -> [String] {
      let watched = try #require(watch.feeds.first { $0.id == feed })
      return try await watch.pipeline.poll(watched).events.compactMap { $0.type?.rawValue }
    }

    var store: Store { get throws { try Store(path: folder.path + "/seatwatch.db") } }

    func remove() throws { try FileManager.default.removeItem(at: folder) }
  }

  private func declared(_ votes: Int) -> Contest {
    Contest(id: "c", status: "declared", votes: votes, winner: votes > 1)
  }

  @Test("the second confirms what the first declared, over a restart, and then contradicts it")
  func confirmed() async throws {
    var feeds = try await PolledFeeds()
    let declaration = try await feeds.show("council", declared(5))
    #expect(declaration == ["count.started", "result.declared", "seat.new", "tally.changed"])
    feeds = try await feeds.restarted()
    #expect(try await feeds.show("pa", declared(5)) == ["sources.agreed"])
    feeds = try await feeds.restarted()
    #expect(try await feeds.poll("council") == [])
    #expect(try await feeds.show("council", declared(0)) == ["sources.disagreed"])
    try feeds.remove()
  }

  @Test("whichever feed comes first, and with a restart in between, the same stands in the end")
  func order() async throws {
    var standings: [[String]] = []
    for order in [["pa", "council"], ["council", "pa"]] as [[FeedID]] {
      var feeds = try await PolledFeeds()
      _ = try await feeds.show(order[0], Contest(id: "c", status: "counting", votes: 2))
      feeds = try await feeds.restarted()
      for feed in order {
        _ = try await feeds.show(feed, declared(feed == "pa" ? 7 : 6))
        feeds = try await feeds.restarted()
      }
      let standing = try await feeds.store.standing(of: "e")
      let contest = try #require(standing.contests["c"])
      #expect(standing.views.mapValues(\.count) == ["pa": 1, "council": 1])
      standings.append(
        [contest.feed.text, contest.outcome?.winner ?? "", "\(contest.outcome?.majority ?? 0)"]
          + contest.candidates.map { "\($0.name) \($0.votes ?? -1)" })
      let types = try await feeds.store.events(matching: EventFilter())
        .compactMap { $0.type?.rawValue }
      #expect(types.filter { $0 == "result.declared" }.count == 1)
      #expect(types.filter { $0 == "sources.agreed" }.count == 1)
      try feeds.remove()
    }
    #expect(standings[0] == standings[1])
    #expect(standings[0] == ["pa", "Ann", "6", "Ann 7", "Bob 1"])
  }

  @Test("polls of both feeds at once are recorded one after the other")
  func together() async throws {
    let feeds = try await PolledFeeds()
    for (round, votes) in (2...9).enumerated() {
      for script in feeds.scripts.values {
        script.set(
          "/r.json", ResultsText.body([Contest(id: "c", status: "counting", votes: votes)]))
      }
      async let pa = feeds.poll("pa")
      async let council = feeds.poll("council")
      let events = try await pa + council
      // Progress is told once a minute.
      #expect(events == [["count.started"], ["count.progress"]].dropFirst(round).first ?? [])
    }
    let standing = try await feeds.store.standing(of: "e")
    #expect(standing.contests["c"]?.candidates.first?.votes == 9)
    #expect(standing.version == 16)
    try feeds.remove()
  }
}
