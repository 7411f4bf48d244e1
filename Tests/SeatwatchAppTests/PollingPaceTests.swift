import ElectionResults
import Foundation
import SeatwatchApp
import SeatwatchTesting
import Testing

@Suite("pace of polling", .timeLimit(.minutes(1)))
struct PollingPaceTests {
  /// Two feeds of two elections on one server, and the clock that their polls wait for.
  private final class Night: Sendable {
    let timekeeper = ManualTimekeeper()
    let script = AnswerScript()
    let server: ScriptedServer
    let folder: URL
    let watch: Watch
    private let session: WatchSession

    init(_ first: String, _ second: String, top: String = "") async throws {
      let script = script
      server = try ScriptedServer { script.answer(to: $0) }
      folder = FileManager.default.temporaryDirectory.appending(path: "pace-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let yaml = """
        store: seatwatch.db
        archive: {path: kept}
        elections: [{id: e}, {id: d}]
        feeds:
          - {id: f, election: e, format: results-json, url: \(server.url("/f")), \(first)}
          - {id: g, election: d, format: results-json, url: \(server.url("/g")), \(second)}
        \(top)
        """
      let path = folder.appending(path: "seatwatch.yaml")
      try Data(yaml.utf8).write(to: path)
      let context = CommandContext(environment: [:], timekeeper: timekeeper, isQuiet: true)
      session = try await WatchSession(context, configurationPath: path.path)
      watch = try await session.watch(session.configuration)
    }

    deinit {
      server.stop()
      // A folder that stays behind harms nothing.
      try? FileManager.default.removeItem(at: folder)
    }

    /// Runs the watch for as long as the body takes; the archive's hourly look, the look for releases,
    /// each half second, and the one for what to tell the store of, each five seconds, are three of its sleepers.
    func watched(_ body: () async throws -> Void) async throws {
      let watch = watch
      let running = Task { await watch.run() }
      try await body()
      running.cancel()
      await running.value
    }

    /// Moves the time on, and returns the waits until the next polls, the shortest first.
    func waits(after pause: Duration) async throws -> [Duration] {
      try await timekeeper.sleepers(count: 5)
      timekeeper.advanceNow(by: pause)
      try await timekeeper.sleepers(count: 5)
      return timekeeper.deadlines.dropFirst(2).prefix(2).map { $0 - timekeeper.now }
    }
  }

  /// Moves the time on and expects the next poll after about so many seconds.
  private func expectWait(
    _ seconds: Double, after pause: Duration, in night: Night,
    location: SourceLocation = #_sourceLocation
  ) async throws {
    let waits = try await night.waits(after: pause)
    #expect(waits[0].isAbout(seconds), "\(waits)", sourceLocation: location)
  }

  @Test("a feed is polled slowly before and after the count, and fast while it runs")
  func adaptive() async throws {
    let night = try await Night("every: {fast: 10s, slow: 10m}", "every: 50m")
    night.script.set("/g", ResultsText.body(.init(id: "c")))
    night.script.set("/f", ResultsText.body(.init(id: "c")))
    try await night.watched {
      try await expectWait(600, after: .seconds(10), in: night)
      night.script.set("/f", ResultsText.body(.init(id: "c", status: "counting", votes: 5)))
      try await expectWait(10, after: .seconds(660), in: night)
      try await expectWait(10, after: .seconds(11), in: night)
      try await expectWait(10, after: .seconds(900), in: night)
      night.script.set(
        "/f", ResultsText.body(.init(id: "c", status: "declared", votes: 9, winner: true)))
      try await expectWait(10, after: .seconds(11), in: night)
      try await expectWait(600, after: .seconds(601), in: night)
    }
  }

  @Test("a host that is asked too often is asked half as often, by all of its feeds")
  func throttled() async throws {
    let night = try await Night("every: 100s, throttle_on: [403]", "every: 400s")
    for path in ["/f", "/g"] { night.script.set(path, ResultsText.body(.init(id: "c"))) }
    try await night.watched {
      let before = try await night.waits(after: .seconds(10))
      #expect(before[0].isAbout(100) && before[1].isAbout(400))
      night.script.set("/f", "", status: 403)
      // The feed that was told so waits longer than the 220 s that a failure alone may cost.
      let complaining = try await night.waits(after: .seconds(110))
      #expect(complaining[0] > .seconds(220))
      night.script.set("/f", ResultsText.body(.init(id: "c")))
      let throttled = try await night.waits(after: .seconds(330))
      #expect(throttled[0].isAbout(200) && throttled[1].isAbout(800))
    }
  }

  @Test("an error that is no complaint slows only its own feed down")
  func notThrottled() async throws {
    let night = try await Night("every: 100s", "every: 400s")
    for path in ["/f", "/g"] { night.script.set(path, ResultsText.body(.init(id: "c"))) }
    try await night.watched {
      _ = try await night.waits(after: .seconds(10))
      night.script.set("/f", "", status: 403)
      try await expectWait(200, after: .seconds(110), in: night)
      night.script.set("/f", ResultsText.body(.init(id: "c")))
      let waits = try await night.waits(after: .seconds(330))
      #expect(waits[0].isAbout(100) && waits[1].isAbout(400))
    }
  }

  @Test("feeds wait for their turn at a host with a budget")
  func budget() async throws {
    let night = try await Night(
      "every: 100s", "every: 100s", top: "hosts: {127.0.0.1: {most: 1, per: 1m}}")
    for path in ["/f", "/g"] { night.script.set(path, ResultsText.body(.init(id: "c"))) }
    try await night.watched {
      let waits = try await night.waits(after: .seconds(10))
      #expect(waits[0] == .seconds(60))
      #expect(night.server.requests.count == 1)
      night.timekeeper.advanceNow(by: .seconds(60))
      _ = try await night.server.requests(count: 2)
    }
  }
}

extension Duration {
  /// Whether it is that many seconds, but for the tenth that chance moves it by.
  fileprivate func isAbout(_ seconds: Double) -> Bool {
    (Duration.seconds(0.9 * seconds)...(.seconds(1.1 * seconds))).contains(self)
  }
}
