import CurlHTTP
import Foundation
import Polling
import SeatwatchTesting
import Synchronization
import Testing

@Suite("habits of servers")
struct ServerHabitTests {
  let fetching = Fetching()

  @Test("two servers behind one name with tags of their own give no false change")
  func rotatingTags() async throws {
    let turn = Mutex(0)
    let server = try ScriptedServer { request in
      let tag = turn.withLock { turn in
        turn += 1
        return turn.isMultiple(of: 2) ? "\"a-1\"" : "\"b-1\""
      }
      return .tagged("one", tag, for: request)
    }
    let source = FeedSource(url: server.url("/"))
    var state = try await fetching.changed(source).state
    for _ in 1...4 {
      state = try await fetching.unchanged(source, since: state).state
    }
    #expect(server.requests.count == 5)
    #expect(server.requests.dropFirst().allSatisfy { $0[header: "If-None-Match"] != nil })
  }

  @Test(
    "a 200 with another body is a change, even under the same tag and time",
    arguments: ["\"a\"", "W/\"a\""])
  func sameTag(tag: String) async throws {
    let text = Mutex("one")
    let server = try ScriptedServer { _ in
      ScriptedAnswer(
        headers: ["ETag": tag, "Last-Modified": "Sun, 06 Nov 1994 08:49:37 GMT"],
        text: text.withLock { $0 })
    }
    let source = FeedSource(url: server.url("/"))
    let first = try await fetching.changed(source)
    text.withLock { $0 = "two" }
    let second = try await fetching.changed(source, since: first.state)
    #expect(second.bodies["body"] == Array("two".utf8))
    #expect(second.state.parts["body"]?.validators == first.state.parts["body"]?.validators)
  }

  @Test("a server with Last-Modified alone is asked with it, in its own format")
  func lastModifiedOnly() async throws {
    let server = try ScriptedServer { request in
      request[header: "If-Modified-Since"] == "2021-05-07 06:12:00 BST"
        ? ScriptedAnswer(status: 304)
        : ScriptedAnswer(headers: ["Last-Modified": "2021-05-07 06:12:00 BST"], text: "one")
    }
    let source = FeedSource(url: server.url("/"))
    let first = try await fetching.changed(source)
    _ = try await fetching.unchanged(source, since: first.state)
  }

  @Test("each part has validators of its own")
  func parts() async throws {
    let server = try ScriptedServer { .tagged($0.path, "\"\($0.path)\"", for: $0) }
    let source = FeedSource(parts: [
      FeedSource.Part(name: "a", url: server.url("/a")),
      FeedSource.Part(name: "b", url: server.url("/b")),
    ])
    let first = try await fetching.changed(source)
    _ = try await fetching.unchanged(source, since: first.state)
    let tags = server.requests.suffix(2).map { ($0.path, $0[header: "If-None-Match"]) }
    #expect(tags.allSatisfy { $0.1 == "\"\($0.0)\"" })
  }

  @Test(
    "the feed's own dialect of asking too often counts beside 429 and 503",
    arguments: [(403, true), (429, true), (503, true), (401, false), (404, false), (500, false)])
  func throttling(status: Int, isThrottled: Bool) async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(status: status) }
    var source = FeedSource(url: server.url("/"))
    source.throttleStatuses = [403]
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(source, since: FetchState())
    }
    #expect(error?.isThrottled == isThrottled)
    #expect(error?.description.contains("less often") == isThrottled)
  }

  @Test("a 403 without such a dialect is a refusal")
  func refusal() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(status: 403) }
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(FeedSource(url: server.url("/")), since: FetchState())
    }
    #expect(error?.isThrottled == false)
    #expect(error?.description.hasSuffix("; check the feed's headers and credentials") == true)
  }

  @Test("when any part is throttled, the fetch is, though another part's error is told")
  func throttledPart() async throws {
    let server = try ScriptedServer { ScriptedAnswer(status: $0.path == "/a" ? 500 : 429) }
    let source = FeedSource(parts: [
      FeedSource.Part(name: "a", url: server.url("/a")),
      FeedSource.Part(name: "b", url: server.url("/b")),
    ])
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(source, since: FetchState())
    }
    #expect(error?.part == "a")
    #expect(error?.isThrottled == true)
  }

  @Test("credentials of the connection go with every part")
  func credentials() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(text: "one") }
    var source = FeedSource(url: server.url("/{version}"))
    source.versionURL = server.url("/version")
    source.connection.credentials = .bearer(token: "t")
    _ = try await fetching.changed(source)
    #expect(server.requests.map { $0[header: "Authorization"] } == ["Bearer t", "Bearer t"])
  }

  @Test("a state that an older version stored is read, and goes on")
  func olderState() async throws {
    let server = try ScriptedServer { .tagged("one", "\"a\"", for: $0) }
    let source = FeedSource(url: server.url("/"))
    let state = try await fetching.changed(source).state
    let validators = String(
      decoding: try JSONEncoder().encode(state.parts["body"]?.validators), as: UTF8.self)
    let hash = try #require(state.parts["body"]?.bodySHA256)
    let older = """
      {"parts": {"body": {"bodySHA256": "\(hash)", "validators": \(validators), "wasReceived": true},
       "late": {"wasReceived": false}}}
      """
    let stored = try JSONDecoder().decode(FetchState.self, from: Data(older.utf8))
    #expect(stored.version == nil)
    #expect(stored.nextURLs.isEmpty)
    #expect(stored.parts["late"]?.files.isEmpty == true)
    _ = try await fetching.unchanged(source, since: stored)
  }
}
