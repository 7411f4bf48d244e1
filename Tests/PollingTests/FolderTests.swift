import CurlHTTP
import Foundation
import Polling
import SeatwatchTesting
import Testing

@Suite("a folder of files")
struct FolderTests {
  let fetching = Fetching()

  private func source(
    _ server: ScriptedFTPServer, pattern: String = "*.xml", byteLimit: Int = 64 << 20
  ) -> FeedSource {
    FeedSource(
      parts: [
        FeedSource.Part(name: "pa", url: server.url("/r/"), content: .folder(matching: pattern))
      ], byteLimit: byteLimit)
  }

  private func texts(_ feed: FetchedFeed) -> [String: String] {
    feed.bodies.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func error(
    _ source: FeedSource, since state: FetchState = FetchState()
  ) async -> FetchError? {
    await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(source, since: state)
    }
  }

  @Test("the first fetch brings all that match, later ones what is new or changed")
  func changes() async throws {
    let server = try ScriptedFTPServer(files: [
      "/r/1.xml": FTPFile("one"), "/r/2.xml": FTPFile("two"), "/r/3.csv": FTPFile("three"),
    ])
    let first = try await fetching.changed(source(server))
    #expect(texts(first) == ["pa/1.xml": "one", "pa/2.xml": "two"])
    #expect(first.folderNames == ["pa": ["1.xml", "2.xml"]])
    _ = try await fetching.unchanged(source(server), since: first.state)
    #expect(server.count(of: "RETR") == 2)
    server.files["/r/2.xml"] = FTPFile("TWO", modified: "20210507061201")
    server.files["/r/4.xml"] = FTPFile("four")
    let second = try await fetching.changed(source(server), since: first.state)
    #expect(texts(second) == ["pa/2.xml": "TWO", "pa/4.xml": "four"])
    #expect(second.folderNames == ["pa": ["1.xml", "2.xml", "4.xml"]])
    #expect(second.bodySHA256 != first.bodySHA256)
    #expect(server.count(of: "RETR") == 4)
  }

  @Test("a file touched but equal is no change, and is not fetched a third time")
  func touched() async throws {
    let server = try ScriptedFTPServer(files: ["/r/1.xml": FTPFile("one")])
    let first = try await fetching.changed(source(server))
    server.files["/r/1.xml"]?.modified = "20210507070000"
    let second = try await fetching.unchanged(source(server), since: first.state)
    _ = try await fetching.unchanged(source(server), since: second.state)
    #expect(server.count(of: "RETR") == 2)
  }

  @Test("a file that is gone from the folder is no change by itself")
  func removed() async throws {
    let server = try ScriptedFTPServer(
      files: ["/r/1.xml": FTPFile("one"), "/r/2.xml": FTPFile("two")])
    let first = try await fetching.changed(source(server))
    server.files["/r/1.xml"] = nil
    let second = try await fetching.unchanged(source(server), since: first.state)
    server.files["/r/3.xml"] = FTPFile("three")
    let third = try await fetching.changed(source(server), since: second.state)
    #expect(third.folderNames == ["pa": ["2.xml", "3.xml"]])
  }

  @Test("when a file fails, nothing counts as fetched, and the next poll tries again")
  func failure() async throws {
    let server = try ScriptedFTPServer(files: ["/r/1.xml": FTPFile("one")])
    let first = try await fetching.changed(source(server))
    server.files["/r/2.xml"] = FTPFile("two")
    server.files["/r/3.xml"] = FTPFile("three", refusal: "550 gone meanwhile")
    #expect(await error(source(server), since: first.state)?.reason == .transfer(.fileNotFound))
    server.files["/r/3.xml"] = FTPFile("three", sentBytes: 2)
    #expect(await error(source(server), since: first.state)?.reason == .transfer(.truncated))
    server.files["/r/3.xml"] = FTPFile("three")
    let second = try await fetching.changed(source(server), since: first.state)
    #expect(texts(second) == ["pa/2.xml": "two", "pa/3.xml": "three"])
  }

  @Test("a state that forgets its bodies brings all files again, one that was stored none")
  func state() async throws {
    let server = try ScriptedFTPServer(
      files: ["/r/1.xml": FTPFile("one"), "/r/2.xml": FTPFile("two")])
    let first = try await fetching.changed(source(server))
    let stored = try JSONDecoder().decode(
      FetchState.self, from: JSONEncoder().encode(first.state))
    #expect(stored == first.state)
    _ = try await fetching.unchanged(source(server), since: stored)
    let second = try await fetching.changed(source(server), since: stored.forgettingBodies)
    #expect(texts(second) == texts(first))
    #expect(second.state == first.state)
  }

  @Test("another pattern or folder is another question")
  func otherQuestion() async throws {
    let server = try ScriptedFTPServer(
      files: ["/r/1.xml": FTPFile("one"), "/r/2.csv": FTPFile("two")])
    let first = try await fetching.changed(source(server))
    let second = try await fetching.changed(source(server, pattern: "*"), since: first.state)
    #expect(texts(second) == ["pa/1.xml": "one", "pa/2.csv": "two"])
  }

  @Test("without MLSD new files are seen, and changes of the last ten")
  func names() async throws {
    var manner = ScriptedFTPServer.Manner()
    manner.unknownCommands = ["MLSD"]
    let files = (10..<30).map { ("/r/\($0).xml", FTPFile("\($0)")) }
    let server = try ScriptedFTPServer(
      files: Dictionary(uniqueKeysWithValues: files), manner: manner)
    let first = try await fetching.changed(source(server))
    #expect(first.bodies.count == 20)
    server.files["/r/30.xml"] = FTPFile("30")
    server.files["/r/25.xml"] = FTPFile("changed")
    let second = try await fetching.changed(source(server), since: first.state)
    #expect(texts(second) == ["pa/30.xml": "30", "pa/25.xml": "changed"])
    _ = try await fetching.unchanged(source(server), since: second.state)
    #expect(server.count(of: "RETR") == 22)
  }

  @Test("many files come over as few connections as a host allows")
  func many() async throws {
    let files = (1_000..<1_650).map { ("/r/\($0).xml", FTPFile("\($0)")) }
    let server = try ScriptedFTPServer(files: Dictionary(uniqueKeysWithValues: files))
    let feed = try await fetching.changed(source(server))
    #expect(feed.bodies.count == 650)
    #expect(feed.bodies["pa/1234.xml"] == Array("1234".utf8))
    #expect(server.count(of: "USER") <= 4)
  }

  @Test("more files than a feed may have are refused before any is fetched")
  func tooMany() async throws {
    let files = (0...5_000).map { ("/r/\($0).xml", FTPFile("")) }
    let server = try ScriptedFTPServer(files: Dictionary(uniqueKeysWithValues: files))
    #expect(await error(source(server))?.reason == .tooManyFiles(5_001, limit: 5_000))
    #expect(server.count(of: "RETR") == 0)
  }

  @Test("the limit of bytes is for all files together")
  func limit() async throws {
    let server = try ScriptedFTPServer(
      files: ["/r/1.xml": FTPFile("one"), "/r/2.xml": FTPFile("two")])
    #expect(
      await error(source(server, byteLimit: 5))?.reason == .transfer(.tooLarge(limit: 5)))
    #expect(try await fetching.changed(source(server, byteLimit: 6)).bodies.count == 2)
  }

  @Test("zip archives in it are unpacked, each by itself")
  func zip() async throws {
    let server = try ScriptedFTPServer(files: [
      "/r/1.zip": FTPFile(body: ZipBuilder(["a.xml": "one"]).bytes), "/r/2.zip": FTPFile("plain"),
    ])
    let feed = try await fetching.changed(source(server, pattern: "*.zip"))
    #expect(texts(feed) == ["pa/1.zip": "one", "pa/2.zip": "plain"])
  }

  @Test("an unchanged folder beside a changed part gives its names and no body")
  func besideAnother() async throws {
    let server = try ScriptedFTPServer(
      files: ["/r/1.xml": FTPFile("one"), "/list.csv": FTPFile("a")])
    var source = source(server)
    source.parts.append(FeedSource.Part(name: "list", url: server.url("/list.csv")))
    let first = try await fetching.changed(source)
    server.files["/list.csv"] = FTPFile("b")
    let second = try await fetching.changed(source, since: first.state)
    #expect(texts(second) == ["list": "b"])
    #expect(second.folderNames == ["pa": ["1.xml"]])
    #expect(server.count(of: "RETR 1.xml") == 1)
  }
}
