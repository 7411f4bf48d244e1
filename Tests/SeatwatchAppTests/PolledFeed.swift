import AlertRules
import Delivery
import ElectionResults
import Foundation
import SeatwatchApp
import SeatwatchTesting
import Storage
import Synchronization

/// A feed on a server of the test's own, polled by the real pipeline into a real store, on a clock of the test's own.
final class PolledFeed: Sendable {
  let timekeeper: ManualTimekeeper
  let server: ScriptedServer
  private let session: WatchSession
  let watch: Watch
  let script: AnswerScript
  /// Whose server and folder these are.
  private let predecessor: PolledFeed?
  private let feed: String
  private let election: String
  private let top: String
  /// Where the configuration stands, the store, and a relative archive.
  let folder: URL

  /// - Parameters:
  ///   - feed: The feed's keys but `id` and `election`; `URL` stands for the server's address.
  ///   - top: Further lines of the configuration.
  ///   - files: The texts of files beside the configuration, by name.
  convenience init(
    _ feed: String, election: String = "seats: 1", top: String = "", files: [String: String] = [:]
  ) async throws {
    let script = AnswerScript()
    let folder = FileManager.default.temporaryDirectory.appending(path: "feed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try await self.init(
      feed, election: election, top: top, script: script,
      server: try ScriptedServer { script.answer(to: $0) }, folder: folder)
  }

  /// The same store and server under other keys of the feed, or of the election, as after a restart. This one must not be
  /// used any more.
  func configured(
    _ feed: String, election: String? = nil, top: String? = nil, files: [String: String] = [:]
  ) async throws -> PolledFeed {
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try FileManager.default.moveItem(
      atPath: folder.path + "/seatwatch.db.lock", toPath: folder.path + "/\(UUID().uuidString).lock"
    )
    return try await PolledFeed(
      feed, election: election ?? self.election, top: top ?? self.top, script: script,
      server: server, folder: folder, now: timekeeper.now, predecessor: self)
  }

  /// The same as after a restart. This one must not be used any more.
  ///
  /// - Parameter isKilled: Whether the one before was not asked to stop.
  func restarted(isKilled: Bool = true) async throws -> PolledFeed {
    if !isKilled { try await watch.markSuccesses() }
    return try await configured(feed)
  }

  private init(
    _ feed: String, election: String, top: String, script: AnswerScript,
    server: ScriptedServer, folder: URL, now: Timestamp = ManualTimekeeper().now,
    predecessor: PolledFeed? = nil
  ) async throws {
    self.server = server
    self.predecessor = predecessor
    self.feed = feed
    self.election = election
    self.top = top
    timekeeper = ManualTimekeeper(now: now)
    self.folder = folder
    self.script = script
    let configuration = """
      store: seatwatch.db
      elections:
        - {id: e, \(election)}
      feeds:
        - {id: f, election: e, \(feed.replacing("URL", with: server.url("")))}
      \(top)

      """
    let path = folder.path + "/seatwatch.yaml"
    try Data(configuration.utf8).write(to: URL(filePath: path))
    let context = CommandContext(environment: [:], timekeeper: timekeeper, isQuiet: true)
    session = try await WatchSession(context, configurationPath: path)
    watch = try await session.watch(session.configuration)
  }

  deinit {
    guard predecessor == nil else { return }
    server.stop()
    // A folder that stays behind harms nothing.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Polls once.
  func poll() async throws -> PollReport { try await watch.pipeline.poll(watch.feeds[0]) }

  /// Runs the clocks once and returns the types of what they told, with contest or region.
  func told() async throws -> [String] {
    var told: [String] = []
    for clock in watch.clocks {
      for event in try await clock.tellDue() {
        let subject = event.text(.contest) ?? event.text(.region)
        told.append((event.type?.rawValue ?? "") + (subject.map { " " + $0 } ?? ""))
      }
    }
    return told
  }

  /// The log's events of a type, or with a prefix such as `feed.*`.
  func events(_ type: String) async throws -> [Event] {
    try await store.events(matching: EventFilter(type: type))
  }

  /// The store, as another process sees it.
  var store: Store { get throws { try Store(path: folder.path + "/seatwatch.db") } }

  var configuration: Configuration { watch.configuration }

  /// The types of the feed's own events, in order.
  func feedEvents() async throws -> [String] {
    try await events("feed.*").compactMap { $0.type?.rawValue }
  }

  /// Judges what is recorded, delivers what is due, and returns what the file `name` beside the configuration has then.
  func delivered(to name: String) async throws -> String {
    _ = try await watch.judge.judgeAll()
    for worker in watch.workers { await worker.drain(until: timekeeper.now) }
    let path = folder.path + "/" + name
    guard FileManager.default.fileExists(atPath: path) else { return "" }
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  /// Polls once and returns the types of the events that came of it.
  func eventTypes() async throws -> [String] {
    guard case .recorded(_, let events) = try await poll().answer else { return [] }
    return events.compactMap { $0.type?.rawValue }
  }
}

/// What a test's server answers, by path; 404 for any other.
final class AnswerScript: Sendable {
  private let answers = Mutex<[String: ScriptedAnswer]>([:])

  /// Answers with a status and nothing else.
  func fail(_ path: String, status: Int) { set(path, "", status: status) }

  func set(
    _ path: String, _ body: String, status: Int = 200,
    headers: KeyValuePairs<String, String> = [:]
  ) {
    answers.withLock {
      $0[path] = ScriptedAnswer(status: status, headers: headers, body: Array(body.utf8))
    }
  }

  func answer(to request: ReceivedRequest) -> ScriptedAnswer {
    answers.withLock { $0[request.path] } ?? ScriptedAnswer(status: 404)
  }
}
