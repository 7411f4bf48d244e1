import CZlib
import ElectionResults
import Foundation
import SeatwatchApp
import SeatwatchTesting
import Testing

@Suite("archive of bodies", .timeLimit(.minutes(1)))
struct BodyArchiveTests {
  private static let feed = "url: 'URL/r.json?key=hidden', format: results-json, archive: true"
  private static let path = "/r.json?key=hidden"
  private static let archive = "archive: {path: kept, keep: 2d}"
  private static let counting = ResultsText.body(.init(id: "c", status: "counting", votes: 5))
  private static let declared = ResultsText.body(
    .init(id: "c", status: "declared", votes: 9, winner: true))

  private static func polled(_ feed: String = feed) async throws -> PolledFeed {
    try await PolledFeed(feed, top: archive)
  }

  private func names(of feed: PolledFeed) throws -> [String] {
    let folder = feed.folder.appending(path: "kept/f").path
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func note(_ hash: String, of feed: PolledFeed) throws -> ArchivedBody {
    let path = feed.folder.appending(path: "kept/f/\(hash).json")
    return try JSONDecoder().decode(ArchivedBody.self, from: Data(contentsOf: path))
  }

  private func text(_ hash: String, of feed: PolledFeed) throws -> String {
    let path = feed.folder.appending(path: "kept/f/\(hash).gz").path
    #expect(try Data(contentsOf: URL(filePath: path)).starts(with: [0x1F, 0x8B]))
    let file = try #require(gzopen(path, "rb"))
    defer { gzclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = gzread(file, &bytes, UInt32(bytes.count))
    return String(decoding: bytes.prefix(Int(count)), as: UTF8.self)
  }

  private func hash(of events: [Event]) throws -> String {
    try #require(events.first?.text(.bodySHA256))
  }

  @Test("every changed body is kept under the hash that its events have, with how it came")
  func kept() async throws {
    let feed = try await Self.polled()
    feed.script.set(
      Self.path, Self.counting, headers: ["ETag": "\"a\"", "Set-Cookie": "id=hidden"])
    let first = try hash(of: try await feed.events())
    feed.timekeeper.advanceNow(by: .seconds(60))
    feed.script.set(Self.path, Self.declared)
    let second = try hash(of: try await feed.events())
    #expect(
      try names(of: feed) == [first, second].flatMap { ["\($0).gz", "\($0).json"] }.sorted())
    #expect(try text(first, of: feed) == Self.counting)
    #expect(try text(second, of: feed) == Self.declared)
    let note = try note(first, of: feed)
    #expect(note.bodySHA256 == first)
    #expect((note.feed, note.part, note.status) == ("f", "body", 200))
    #expect(note.url == feed.server.url("/r.json"))
    #expect(note.size == Self.counting.utf8.count)
    #expect(note.headers.contains { $0.name == "ETag" && $0.value == "\"a\"" })
    #expect(!"\(note)".contains("hidden"))
    #expect(note.time == (feed.timekeeper.now + .seconds(-60)).description)
  }

  @Test("a body that comes again is not written again, and counts as young")
  func again() async throws {
    let feed = try await Self.polled()
    feed.script.set(Self.path, Self.counting)
    let hash = try hash(of: try await feed.events())
    let path = feed.folder.appending(path: "kept/f/\(hash).gz").path
    let number = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    feed.script.set(Self.path, Self.declared)
    _ = try await feed.poll()
    feed.timekeeper.advanceNow(by: .seconds(3_600))
    feed.script.set(Self.path, Self.counting)
    await #expect(throws: PollFailure.self) { try await feed.poll() }
    let later = try FileManager.default.attributesOfItem(atPath: path)
    #expect(later[.systemFileNumber] as? Int == number)
    #expect(later[.modificationDate] as? Date == feed.timekeeper.now.date)
  }

  @Test("a body that cannot be read is kept too")
  func unreadable() async throws {
    let feed = try await Self.polled()
    feed.script.set(Self.path, "{\"contests\": [")
    await #expect(throws: PollFailure.self) { try await feed.poll() }
    let hash = try #require(names(of: feed).first).dropLast(3)
    #expect(try text(String(hash), of: feed) == "{\"contests\": [")
  }

  @Test("each part of a feed is kept under its own hash")
  func parts() async throws {
    let feed = try await Self.polled(
      "url: {candidacies: URL/c.csv, constituencies: URL/r.csv}, "
        + "format: uk-parliament-csv, archive: true")
    feed.script.set("/c.csv", "one")
    feed.script.set("/r.csv", "two")
    await #expect(throws: PollFailure.self) { try await feed.poll() }
    let hashes = Set(try names(of: feed).map { $0.prefix(64) })
    let kept = try hashes.map { hash in
      "\(try note(String(hash), of: feed).part)=\(try text(String(hash), of: feed))"
    }
    #expect(Set(kept) == ["candidacies=one", "constituencies=two"])
  }

  @Test("nothing is kept of a feed that does not ask for it")
  func notAsked() async throws {
    let feed = try await Self.polled("url: 'URL/r.json?key=hidden', format: results-json")
    feed.script.set(Self.path, Self.counting)
    _ = try await feed.poll()
    #expect(!FileManager.default.fileExists(atPath: feed.folder.appending(path: "kept").path))
  }

  @Test("a place that cannot be written stops no poll")
  func failingDisk() async throws {
    let feed = try await Self.polled()
    try Data("in the way".utf8).write(to: feed.folder.appending(path: "kept"))
    feed.script.set(Self.path, Self.counting)
    #expect(!(try await feed.events()).isEmpty)
  }

  @Test("bodies and what a crash left are removed by their age, other files never")
  func retention() async throws {
    let feed = try await Self.polled()
    feed.script.set(Self.path, Self.counting)
    _ = try await feed.poll()
    let old = try names(of: feed)
    feed.timekeeper.advanceNow(by: .seconds(86_400))
    feed.script.set(Self.path, Self.declared)
    _ = try await feed.poll()
    let young = Set(try names(of: feed)).subtracting(old)
    let folder = feed.folder.appending(path: "kept/f")
    let leftover = "." + old[0] + ".part"
    for name in [leftover, "notes.txt"] {
      try Data("x".utf8).write(to: folder.appending(path: name))
    }
    let watch = feed.watch
    let running = Task { await watch.run() }
    try await feed.timekeeper.sleepers(count: 4)
    #expect(Set(try names(of: feed)) == young.union(old).union(["notes.txt"]))
    feed.timekeeper.advanceNow(by: .seconds(86_401))
    try await feed.timekeeper.sleepers(count: 4)
    #expect(Set(try names(of: feed)) == young.union(["notes.txt"]))
    running.cancel()
    await running.value
  }
}

extension PolledFeed {
  /// Polls once and returns the events that came of it.
  func events() async throws -> [Event] {
    guard case .recorded(_, let events) = try await poll().answer else { return [] }
    return events
  }
}
