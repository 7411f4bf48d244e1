import ElectionResults
import Foundation
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

/// An election in the news: files, mostly in the format `results-json`, polled as `seatwatch poll` does.
final class NewsOfTheDay: Sendable {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The recorded night of the demonstration.
  static let demo = package.appending(path: "Config/demo/night").path
  static let fixtures = package.appending(path: "Tests/SeatwatchAppTests/Fixtures").path

  private let election: ElectionID
  private let folder: URL

  /// - Parameters:
  ///   - election: What the files call it.
  ///   - keys: The election's other keys in the configuration.
  ///   - feed: Address and format of files that are there already; nil for those that are shown.
  ///   - rules: The text of a rule file; nil for those that are shipped.
  init(
    _ election: ElectionID, _ keys: String, feed: String? = nil, rules: String? = nil
  ) throws {
    self.election = election
    folder = FileManager.default.temporaryDirectory.appending(path: "news-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let shipped = Self.package.appending(path: "Config/rules/*.yaml").path
    let shown = folder.appending(path: "results.json").absoluteString
    let configuration = """
      store: seatwatch.db
      elections:
        - {id: \(election), \(keys)}
      feeds:
        - {id: news, election: \(election), first_poll: alert,
           \(feed ?? "url: \"\(shown)\", format: results-json")}
      sinks:
        - {id: desk, file: {path: desk.jsonl}}
        - {id: audit, file: {path: audit.jsonl}}
      rules: "\(rules == nil ? shipped : "rules.yaml")"

      """
    try Data(configuration.utf8).write(to: folder.appending(path: "seatwatch.yaml"))
    if let rules { try Data(rules.utf8).write(to: folder.appending(path: "rules.yaml")) }
  }

  deinit {
    // A folder that stays behind harms nothing.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Publishes a file, and polls it.
  func see(_ path: String) async throws {
    try await see(text: try String(contentsOfFile: path, encoding: .utf8))
  }

  /// Publishes a body, and polls it.
  func see(text: String) async throws {
    try Data(text.utf8).write(to: folder.appending(path: "results.json"))
    try await poll()
  }

  /// Polls what is there.
  func poll() async throws {
    let afterwards = try #require(Timestamp(rfc3339: "2021-05-09T06:00:00Z"))
    let context = CommandContext(
      environment: [:], timekeeper: ManualTimekeeper(now: afterwards), isQuiet: true)
    try await PollCommand(context).run(
      configurationPath: folder.path + "/seatwatch.yaml", feed: nil, print: { _ in })
  }

  private var store: Store { get throws { try Store(path: folder.path + "/seatwatch.db") } }

  func events() async throws -> [Event] { try await store.events(matching: EventFilter()) }

  func tallies() async throws -> [PartyTally] { try await store.tallies(of: election) }

  /// Seats won, of the parties that have any.
  func seats() async throws -> [String: Int] {
    let tallies = try await tallies().map { ($0.party.text, $0.seatsWon) }
    return Dictionary(uniqueKeysWithValues: tallies).filter { $0.value != 0 }
  }

  /// The titles of what went to the desk by a rule, in order.
  func titles(by rule: String) throws -> [String] {
    struct Line: Decodable {
      let rule: String
      let title: String
    }
    let file = folder.appending(path: "desk.jsonl")
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return try lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
      .filter { $0.rule == rule }.map(\.title)
  }
}
