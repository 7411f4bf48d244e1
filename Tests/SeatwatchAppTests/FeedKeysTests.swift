import ConfigurationText
import CurlHTTP
import ElectionResults
import FeedFormats
import Foundation
import Polling
import SeatwatchApp
import Testing

@Suite("keys of a feed")
struct FeedKeysTests {
  /// A folder with a configuration of one feed, and the secrets that it names.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")

    init(_ keys: String, top: String = "") throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      let yaml = """
        store: seatwatch.db
        elections: [{id: e}]
        feeds:
          - id: f
            election: e
        \(keys.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
        \(top)
        """
      for (name, text) in [
        ("seatwatch.yaml", yaml), ("key", "k1\n"), ("address", "https://h.example/{version}?k=s3"),
        ("broken", "a\nb"), ("ca.pem", "x"),
      ] {
        try Data(text.utf8).write(to: url.appending(path: name))
      }
    }

    // A folder that stays behind harms nothing.
    deinit { try? FileManager.default.removeItem(at: url) }

    private var path: String { url.appending(path: "seatwatch.yaml").path }

    var configuration: Configuration {
      get async throws {
        let outcome = await ConfigurationLoader(environment: ["STATE_DIRECTORY": "/state"])
          .outcome(of: path)
        #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics.rendered)")
        return try #require(outcome.configuration)
      }
    }

    var feed: WatchedFeed {
      get async throws {
        let context = CommandContext(environment: ["PASSWORD": "hunter2"], isQuiet: true)
        let session = try await WatchSession(context, configurationPath: path)
        return try #require(try await session.watch(session.configuration).feeds.first)
      }
    }
  }

  @Test("without any, a feed is asked as the reference says")
  func defaults() async throws {
    let folder = try Folder("url: https://h.example/r.json\nformat: results-json")
    let feed = try await folder.feed
    #expect(feed.pace == Pace(fast: .seconds(30), slow: .seconds(30)))
    #expect(feed.selection == nil)
    #expect(feed.encoding == nil)
    #expect(!feed.isArchived)
    let source = feed.source
    #expect(source.parts == [FeedSource.Part(name: "body", url: "https://h.example/r.json")])
    #expect(source.versionURL == nil)
    #expect(source.headers.isEmpty)
    #expect(source.connection == ConnectionOptions())
    #expect(source.timeout == .seconds(30))
    #expect(source.byteLimit == 64 << 20)
    #expect(source.throttleStatuses.isEmpty)
    let configuration = try await folder.configuration
    #expect(configuration.hosts.isEmpty)
    #expect(
      configuration.archive == ArchiveSettings(path: "/state/archive", keep: .seconds(2_592_000)))
  }

  @Test("each reaches the place where it counts, with the secrets that it names")
  func all() async throws {
    let folder = try Folder(
      """
      url: {file: address}
      version: https://v.example/current_ver.txt
      format: results-json
      every: {fast: 5s, slow: 5m}
      only: {contests: [a], date: 2021-05-06}
      encoding: windows-1252
      archive: true
      headers: {X-Api-Key: {file: key}, Accept: text/csv}
      auth: {basic: {user: desk, password: {env: PASSWORD}}}
      proxy: http://proxy.example:3128
      tls: {authorities: ca.pem, certificate: ca.pem, key: ca.pem, passphrase: {file: key}}
      timeout: 5s
      max_size: 3MB
      member: "*.json"
      throttle_on: [403, 509]
      """,
      top: "archive: {path: kept, keep: 400d}\nhosts: {H.example: {most: 60}}")
    let feed = try await folder.feed
    #expect(feed.pace == Pace(fast: .seconds(5), slow: .seconds(300)))
    #expect(feed.selection == FeedSelection(contests: ["a"], day: "2021-05-06"))
    #expect(feed.encoding == .windows1252)
    #expect(feed.isArchived)
    let source = feed.source
    #expect(source.parts.map(\.url) == ["https://h.example/{version}?k=s3"])
    #expect(source.parts.map(\.member) == ["*.json"])
    #expect(source.versionURL == "https://v.example/current_ver.txt")
    #expect(feed.hosts == ["h.example", "v.example"])
    #expect(source.headers == [HTTPHeader("X-Api-Key", "k1"), HTTPHeader("Accept", "text/csv")])
    let pem = folder.url.appending(path: "ca.pem").path
    #expect(
      source.connection
        == ConnectionOptions(
          credentials: .basic(user: "desk", password: "hunter2"),
          proxy: .url("http://proxy.example:3128"), certificateAuthorities: pem,
          clientCertificate: pem, clientKey: pem, clientKeyPassphrase: "k1"))
    #expect(source.timeout == .seconds(5))
    #expect(source.byteLimit == 3_000_000)
    #expect(source.throttleStatuses == [403, 509])
    let configuration = try await folder.configuration
    #expect(configuration.hosts == ["h.example": RequestLimit(most: 60, per: .seconds(60))])
    #expect(configuration.archive.path == folder.url.appending(path: "kept").path)
    #expect(configuration.archive.keep == .seconds(400 * 86_400))
  }

  static let folders: [(String, FeedSource.Part.Content)] = [
    ("newest: \"*.zip\"", .newest(.init(pattern: "*.zip", order: .name))),
    ("newest: {by: time}", .newest(.init(pattern: "*", order: .time))),
    ("newest: {match: a?, by: name}", .newest(.init(pattern: "a?", order: .name))),
  ]

  @Test("`newest` makes a folder of an address that ends in a slash", arguments: folders)
  func newest(key: String, content: FeedSource.Part.Content) async throws {
    let feed = try await Folder("url: ftp://h.example/r/\nformat: results-json\n\(key)").feed
    #expect(feed.source.parts.map(\.content) == [content])
  }

  static let severalAddresses: [(String, [FeedSource.Part.Content])] = [
    (
      "url: {candidacies: ftp://h.example/c/, constituencies: ftp://h.example/r.csv}\n"
        + "format: uk-parliament-csv\nnewest: \"*.csv\"",
      [.newest(.init(pattern: "*.csv", order: .name)), .file]
    ),
    (
      "url: {results: ftp://h.example/r/}\nformat: pa-xml",
      [.folder(matching: "*")]
    ),
  ]

  @Test("of several addresses each is a folder or a file by itself", arguments: severalAddresses)
  func parts(keys: String, contents: [FeedSource.Part.Content]) async throws {
    let feed = try await Folder(keys).feed
    #expect(feed.source.parts.map(\.content) == contents)
  }

  @Test("an http address that ends in a slash is a file")
  func slash() async throws {
    let feed = try await Folder("url: https://h.example/r/\nformat: results-json").feed
    #expect(feed.source.parts.map(\.content) == [.file])
  }

  static let connections: [(String, ConnectionOptions)] = [
    ("auth: {bearer: {file: key}}", ConnectionOptions(credentials: .bearer(token: "k1"))),
    ("proxy: none", ConnectionOptions(proxy: .none)),
    ("throttle_on: 403", ConnectionOptions()),
  ]

  @Test("a token, no proxy, a single status", arguments: connections)
  func connection(key: String, options: ConnectionOptions) async throws {
    let feed = try await Folder("url: https://h.example/\nformat: results-json\n\(key)").feed
    #expect(feed.source.connection == options)
  }

  @Test("every secret that cannot be used is told at once, and none is shown")
  func secrets() async throws {
    let folder = try Folder(
      """
      url: {file: address}
      format: results-json
      headers: {X-Key: {file: broken}}
      proxy: {file: key}
      auth: {bearer: {env: ABSENT}}
      """)
    let failure = await #expect(throws: CommandFailure.self) { try await folder.feed }
    let lines = try #require(failure?.description).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.hasPrefix("feed f: {") || $0.hasPrefix("feed f: ") })
    for text in ["s3", "k1", "a\nb"] { #expect(failure?.description.contains(text) == false) }
  }

  @Test("what decides what a body means is in its interpretation, what does not is not")
  func interpretation() async throws {
    let plain = "url: https://h.example/r.zip\nformat: results-json\n"
    let first = try await Folder(plain).feed
    for key in [
      "encoding: utf-16", "only: {contests: [a]}", "only: {date: 2021-05-06}", "member: a",
    ] {
      #expect(try await Folder(plain + key).feed.interpretation != first.interpretation)
    }
    for key in ["every: 5s", "timeout: 5s", "archive: true", "headers: {X-Key: a}"] {
      #expect(try await Folder(plain + key).feed.interpretation == first.interpretation)
    }
  }
}
