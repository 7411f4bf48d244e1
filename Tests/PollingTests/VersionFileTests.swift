import CurlHTTP
import Foundation
import Polling
import SeatwatchTesting
import Synchronization
import Testing

@Suite("a version file")
struct VersionFileTests {
  let fetching = Fetching()

  private func source(
    _ server: ScriptedServer, path: String = "/{version}/detail.xml"
  ) -> FeedSource {
    var source = FeedSource(url: server.url(path))
    source.versionURL = server.url("/current_ver.txt")
    return source
  }

  /// Serves the version that stands in the file, tagged, and the data of all versions but the absent one.
  private func server(absent: String = "") throws -> (ScriptedServer, PublishedVersion) {
    let version = PublishedVersion("1")
    let server = try ScriptedServer { request in
      if request.path == "/current_ver.txt" {
        return .tagged(version.text, "\"\(version.text.hashValue)\"", for: request)
      }
      guard request.path != "/\(absent)/detail.xml" else { return ScriptedAnswer(status: 404) }
      return ScriptedAnswer(
        headers: ["Cache-Control": "max-age=31536000"], text: request.path)
    }
    return (server, version)
  }

  @Test("names the data, which is asked for after it and when it changes only")
  func changes() async throws {
    let (server, version) = try server()
    version.text = " 292118\r\n"
    let first = try await fetching.changed(source(server))
    #expect(first.bodies["body"] == Array("/292118/detail.xml".utf8))
    #expect(first.sourceURL == server.url("/292118/detail.xml"))
    let second = try await fetching.unchanged(source(server), since: first.state)
    #expect(
      server.requests.map { $0.path } == [
        "/current_ver.txt", "/292118/detail.xml", "/current_ver.txt",
      ])
    #expect(server.requests.last?[header: "If-None-Match"] != nil)
    version.text = "292119"
    let third = try await fetching.changed(source(server), since: second.state)
    #expect(third.bodies["body"] == Array("/292119/detail.xml".utf8))
  }

  @Test(
    "that is not part of the address is taken at its word when the data were looked at three times")
  func lateFile() async throws {
    let landed = Mutex("a")
    let server = try ScriptedServer { request in
      ScriptedAnswer(text: request.path == "/current_ver.txt" ? "7" : landed.withLock { $0 })
    }
    let source = source(server, path: "/detail.xml")
    let first = try await fetching.changed(source)
    landed.withLock { $0 = "b" }
    let late = try await fetching.changed(source, since: first.state)
    #expect(late.bodies["body"] == Array("b".utf8))
    let third = try await fetching.unchanged(source, since: late.state)
    #expect(server.requests.count == 6)
    _ = try await fetching.unchanged(source, since: third.state)
    #expect(server.requests.count == 7)
  }

  @Test("with the same text under a new tag is unchanged")
  func sameText() async throws {
    let server = try ScriptedServer { request in
      ScriptedAnswer(headers: ["ETag": "\"\(request.arrival)\""], text: "7")
    }
    let first = try await fetching.changed(source(server))
    _ = try await fetching.unchanged(source(server), since: first.state)
    #expect(server.requests.count == 3)
  }

  @Test("decides how soon it is asked again, not the data that it names")
  func freshness() async throws {
    let (server, _) = try server()
    #expect(try await fetching.changed(source(server)).freshness.lifetime == nil)
  }

  @Test("that is ahead of its data fails the poll, and the next one tries again")
  func ahead() async throws {
    let (server, version) = try server(absent: "2")
    let first = try await fetching.changed(source(server))
    version.text = "2"
    for _ in 1...2 {
      let error = await #expect(throws: FetchError.self) {
        try await fetching.fetcher.fetch(source(server), since: first.state)
      }
      #expect(error?.statusCode == 404)
      #expect(error?.part == nil)
    }
    #expect(server.requests.suffix(2).map { $0.path } == ["/current_ver.txt", "/2/detail.xml"])
  }

  @Test("counts for nothing when something else is asked for, or bodies are forgotten")
  func otherQuestion() async throws {
    let (server, _) = try server()
    let first = try await fetching.changed(source(server))
    _ = try await fetching.changed(source(server), since: first.state.forgettingBodies)
    let other = source(server, path: "/{version}/summary.xml")
    let second = try await fetching.changed(other, since: first.state)
    #expect(second.bodies["body"] == Array("/1/summary.xml".utf8))
  }

  @Test("survives being stored")
  func coding() async throws {
    let (server, _) = try server()
    let first = try await fetching.changed(source(server))
    let stored = try JSONDecoder().decode(
      FetchState.self, from: JSONEncoder().encode(first.state))
    #expect(stored.version?.text == "1")
    _ = try await fetching.unchanged(source(server), since: stored)
  }

  @Test("that is missing is an error which says so")
  func missing() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(status: 404) }
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(source(server), since: FetchState())
    }
    #expect(
      error?.description
        == "part version: 127.0.0.1 answered with status 404; check the feed's url")
  }

  @Test(
    "whose text could lead elsewhere is an error",
    arguments: [
      "", " \n", "../other", "a/b", "1?x=2", "1#2", "1 2", "1\n2", "é", "a..b", "%2e%2e", "a@b",
      "a\\b", "<html>\n</html>", String(repeating: "1", count: 201), "1\u{0}",
    ])
  func unusable(text: String) async throws {
    let (server, version) = try server()
    version.text = text
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(source(server), since: FetchState())
    }
    #expect(error?.reason == .unusableVersion)
    #expect(server.requests.count == 1)
  }

  @Test("may have any other mark and 200 characters, and stands in the address as it is")
  func marks() async throws {
    let (server, version) = try server()
    version.text = "v1_2-3.4:5+6~" + String(repeating: "7", count: 187)
    let feed = try await fetching.changed(source(server))
    #expect(feed.bodies["body"] == Array("/\(version.text)/detail.xml".utf8))
  }

  @Test("of ftp is read as well")
  func ftp() async throws {
    let server = try ScriptedFTPServer(files: [
      "/r/.timestamp": FTPFile("20210507\n"), "/r/20210507/1.xml": FTPFile("one"),
      "/r/20210508/1.xml": FTPFile("one"),
    ])
    var source = FeedSource(parts: [
      FeedSource.Part(
        name: "pa", url: server.url("/r/{version}/"), content: .folder(matching: "*.xml"))
    ])
    source.versionURL = server.url("/r/.timestamp")
    let first = try await fetching.changed(source)
    #expect(first.bodies == ["pa/1.xml": Array("one".utf8)])
    _ = try await fetching.unchanged(source, since: first.state)
    #expect(server.count(of: "MLSD") == 1)
    server.files["/r/.timestamp"] = FTPFile("20210508")
    let second = try await fetching.changed(source, since: first.state)
    #expect(second.bodies == ["pa/1.xml": Array("one".utf8)])
  }
}

/// What a version file says, to be changed while a server runs.
private final class PublishedVersion: Sendable {
  private let value: Mutex<String>

  init(_ text: String) {
    value = Mutex(text)
  }

  var text: String {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}
