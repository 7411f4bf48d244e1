import CurlHTTP
import Foundation
import Polling
import SeatwatchTesting
import Testing

@Suite("the newest file of a folder")
struct NewestFileTests {
  let fetching = Fetching()

  private func source(
    _ url: String, _ order: FeedSource.FolderChoice.Order, isOptional: Bool = false
  ) -> FeedSource {
    let choice = FeedSource.FolderChoice(pattern: "*.xml", order: order)
    return FeedSource(parts: [
      FeedSource.Part(
        name: "body", url: url, isOptional: isOptional, content: .newest(choice))
    ])
  }

  private static func manner(without commands: Set<String>) -> ScriptedFTPServer.Manner {
    var manner = ScriptedFTPServer.Manner()
    manner.unknownCommands = commands
    return manner
  }

  private static let files = [
    "/r/1.xml": FTPFile("one", modified: "20210507061200"),
    "/r/2.xml": FTPFile("two", modified: "20210507061400"),
    "/r/3.xml": FTPFile("three", modified: "20210507061300"),
    "/r/9.csv": FTPFile("nine", modified: "20210507061500"),
    "/r/.8.xml": FTPFile("eight", modified: "20210507061500"),
  ]

  typealias Order = FeedSource.FolderChoice.Order

  static let choices: [(order: Order, without: Set<String>, text: String)] = [
    (.name, [], "three"), (.time, [], "two"), (.name, ["MLSD"], "three"),
    (.time, ["MLSD"], "two"), (.time, ["MLSD", "MDTM"], "three"),
  ]

  @Test("is the last by name or by time, with MLSD and without", arguments: choices)
  func choice(order: Order, without: Set<String>, text: String) async throws {
    let server = try ScriptedFTPServer(files: Self.files, manner: Self.manner(without: without))
    let feed = try await fetching.changed(source(server.url("/r/"), order))
    #expect(feed.bodies == ["body": Array(text.utf8)])
    #expect(server.count(of: "RETR") == 1)
  }

  @Test(
    "is not fetched again while name, size and time are the same",
    arguments: choices.filter { !$0.without.contains("MDTM") })
  func same(order: Order, without: Set<String>, text: String) async throws {
    let server = try ScriptedFTPServer(files: Self.files, manner: Self.manner(without: without))
    let first = try await fetching.changed(source(server.url("/r"), order))
    let second = try await fetching.unchanged(source(server.url("/r"), order), since: first.state)
    #expect(first.bodies["body"] == Array(text.utf8))
    #expect(second.state == first.state)
    #expect(server.count(of: "RETR") == 1)
  }

  @Test("without any time it is fetched each time, and compared")
  func timeless() async throws {
    let server = try ScriptedFTPServer(
      files: Self.files, manner: Self.manner(without: ["MLSD", "MDTM"]))
    let first = try await fetching.changed(source(server.url("/r"), .name))
    _ = try await fetching.unchanged(source(server.url("/r"), .name), since: first.state)
    #expect(server.count(of: "RETR") == 2)
    server.files["/r/3.xml"]?.body = Array("eerht".utf8)
    let third = try await fetching.changed(source(server.url("/r"), .name), since: first.state)
    #expect(third.bodies["body"] == Array("eerht".utf8))
  }

  @Test("of many names without times the last ten are asked for theirs")
  func lastTen() async throws {
    let files = (10...40).map {
      ("/r/\($0).xml", FTPFile("\($0)", modified: "202105070612\(50 - $0 / 2)"))
    }
    let server = try ScriptedFTPServer(
      files: Dictionary(uniqueKeysWithValues: files), manner: Self.manner(without: ["MLSD"]))
    let feed = try await fetching.changed(source(server.url("/r"), .time))
    #expect(feed.bodies["body"] == Array("31".utf8))
    #expect(server.count(of: "MDTM") == 10)
  }

  @Test("a newer file is fetched, an equal one under a new name is unchanged")
  func newer() async throws {
    let server = try ScriptedFTPServer(files: Self.files)
    let first = try await fetching.changed(source(server.url("/r"), .name))
    server.files["/r/4.xml"] = FTPFile("three", modified: "20210507061600")
    let second = try await fetching.unchanged(source(server.url("/r"), .name), since: first.state)
    #expect(second.state.parts["body"]?.files.keys.sorted() == ["4.xml"])
    server.files["/r/4.xml"]?.modified = "20210507061601"
    server.files["/r/4.xml"]?.body = Array("eerht".utf8)
    let third = try await fetching.changed(source(server.url("/r"), .name), since: second.state)
    #expect(third.bodies["body"] == Array("eerht".utf8))
  }

  @Test("an empty folder is like a missing file: an error unless the part may be missing")
  func empty() async throws {
    let server = try ScriptedFTPServer(files: ["/r/9.csv": FTPFile("nine")])
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(source(server.url("/r"), .time), since: FetchState())
    }
    #expect(error?.reason == .emptyFolder(pattern: "*.xml"))
    let optional = source(server.url("/r"), .time, isOptional: true)
    let empty = try await fetching.unchanged(optional, since: FetchState())
    #expect(!empty.state.hasReceived)
    server.files["/r/1.xml"] = FTPFile("one")
    let first = try await fetching.changed(optional, since: empty.state)
    server.files = ["/r/9.csv": FTPFile("nine")]
    await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(optional, since: first.state)
    }
  }

  @Test("when another part changes, it is fetched again to complete the feed")
  func complement() async throws {
    let server = try ScriptedFTPServer(
      files: Self.files.merging(["/list.csv": FTPFile("a")]) { $1 })
    var source = source(server.url("/r"), .name)
    source.parts.append(FeedSource.Part(name: "list", url: server.url("/list.csv")))
    let first = try await fetching.changed(source)
    server.files["/list.csv"] = FTPFile("b")
    let second = try await fetching.changed(source, since: first.state)
    #expect(second.bodies == ["body": Array("three".utf8), "list": Array("b".utf8)])
  }

  @Test("a folder is found by ftp and file only")
  func otherProtocol() async throws {
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(
        source("http://127.0.0.1:1/r/", .time), since: FetchState())
    }
    #expect(
      error?.description
        == "a folder cannot be listed by http; its address begins with ftp:// or file://")
    #expect(error?.isPermanent == true)
  }

  @Test("a folder of this machine has a newest file as well")
  func localFolder() async throws {
    let folder = URL.temporaryDirectory.appending(path: "seatwatch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // a leftover in /tmp harms nobody
    for (name, age) in [("1 a.xml", 0), ("2.xml", -60)] {
      let path = folder.appending(path: name).path()
      try Data(name.utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes(
        [.modificationDate: Fetching.now.addingTimeInterval(Double(age))], ofItemAtPath: path)
    }
    let source = source("file://\(folder.path())", .time)
    let first = try await fetching.changed(source)
    #expect(first.bodies["body"] == Array("1 a.xml".utf8))
    _ = try await fetching.unchanged(source, since: first.state)
  }
}
