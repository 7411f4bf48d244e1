import CurlHTTP
import Polling
import SeatwatchTesting
import Synchronization
import Testing

@Suite("a feed of several parts")
struct SeveralPartsTests {
  let fetching = Fetching()

  private func source(_ server: ScriptedServer) -> FeedSource {
    FeedSource(parts: [
      FeedSource.Part(name: "candidacies", url: server.url("/candidacies")),
      FeedSource.Part(name: "constituencies", url: server.url("/constituencies"), isOptional: true),
    ])
  }

  @Test("parts are fetched at once, and the outcome holds all of them")
  func together() async throws {
    let gate = Gate()
    let server = try ScriptedServer { ScriptedAnswer(text: $0.path, gate: gate) }
    let source = source(server)
    let fetching = fetching
    let task = Task { try await fetching.changed(source) }
    _ = try await server.requests(count: 2)
    gate.open()
    let feed = try await task.value
    #expect(
      feed.bodies == [
        "candidacies": Array("/candidacies".utf8),
        "constituencies": Array("/constituencies".utf8),
      ])
    #expect(feed.sourceURL == server.url("/candidacies"))
  }

  @Test("all parts 304 or equal is unchanged")
  func unchanged() async throws {
    let server = try ScriptedServer { request in
      request.path == "/candidacies"
        ? .tagged("one", "\"a\"", for: request) : ScriptedAnswer(text: "same")
    }
    let first = try await fetching.changed(source(server))
    let second = try await fetching.unchanged(source(server), since: first.state)
    #expect(second.state == first.state)
    #expect(server.requests.count == 4)
  }

  @Test("when one part changes, one that answered 304 is fetched again without condition")
  func complemented() async throws {
    let text = Mutex("one")
    let server = try ScriptedServer { request in
      request.path == "/candidacies"
        ? .tagged("fixed", "\"a\"", for: request) : ScriptedAnswer(text: text.withLock { $0 })
    }
    let first = try await fetching.changed(source(server))
    text.withLock { $0 = "two" }
    let second = try await fetching.changed(source(server), since: first.state)
    #expect(
      second.bodies == [
        "candidacies": Array("fixed".utf8), "constituencies": Array("two".utf8),
      ])
    #expect(second.sourceURL == server.url("/constituencies"))
    #expect(second.bodySHA256 != first.bodySHA256)
    #expect(server.requests.count == 5)
    #expect(server.requests.last?.path == "/candidacies")
    #expect(server.requests.last?[header: "If-None-Match"] == nil)
    _ = try await fetching.unchanged(source(server), since: second.state)
  }

  @Test("an optional part may be missing until it was once there", arguments: [404, 410])
  func optionalPart(status: Int) async throws {
    let exists = Mutex(false)
    let server = try ScriptedServer { request in
      request.path == "/candidacies" || exists.withLock { $0 }
        ? ScriptedAnswer(text: request.path) : ScriptedAnswer(status: status)
    }
    let source = source(server)
    let without = try await fetching.changed(source)
    #expect(Array(without.bodies.keys) == ["candidacies"])
    _ = try await fetching.unchanged(source, since: without.state)
    exists.withLock { $0 = true }
    let with = try await fetching.changed(source, since: without.state)
    #expect(with.bodies.count == 2)
    exists.withLock { $0 = false }
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(source, since: with.state)
    }
    #expect(error?.statusCode == status)
    #expect(error?.part == "constituencies")
  }

  @Test("a part that must be there is an error when it is missing")
  func requiredPart() async throws {
    let server = try ScriptedServer { request in
      ScriptedAnswer(status: request.path == "/candidacies" ? 404 : 200)
    }
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(source(server), since: FetchState())
    }
    #expect(
      error?.description
        == "part candidacies: 127.0.0.1 answered with status 404; check the feed's url")
  }

  @Test("the hash of several parts depends on which part has which body")
  func hash() async throws {
    let texts = Mutex(["/candidacies": "one", "/constituencies": "two"])
    let server = try ScriptedServer { request in
      ScriptedAnswer(text: texts.withLock { $0[request.path] ?? "" })
    }
    let first = try await fetching.changed(source(server))
    texts.withLock { $0 = ["/candidacies": "two", "/constituencies": "one"] }
    let second = try await fetching.changed(source(server), since: first.state)
    #expect(first.bodySHA256 != second.bodySHA256)
  }

  @Test("the lifetime is that of the part that goes stale first")
  func freshness() async throws {
    let server = try ScriptedServer { request in
      ScriptedAnswer(headers: [
        "Cache-Control": request.path == "/candidacies" ? "max-age=3600" : "max-age=10"
      ])
    }
    let feed = try await fetching.changed(source(server))
    #expect(feed.freshness == Freshness(lifetime: .seconds(10)))
  }
}
