import CurlHTTP
import Foundation
import Polling
import SeatwatchTesting
import Testing

@Suite("conditional fetch")
struct ConditionalFetchTests {
  let fetching = Fetching()
  /// SHA-256 of `one`, as `sha256sum` has it.
  let hashOfOne = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"

  @Test("the first fetch is unconditional and brings everything")
  func firstFetch() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(headers: ["ETag": "\"a\"", "Last-Modified": "yesterday"], text: "one")
    }
    let source = FeedSource(
      url: server.url("/seats?key=secret"), headers: [HTTPHeader("X-Api-Key", "k")])
    let feed = try await fetching.changed(source)
    #expect(feed.bodies == ["body": Array("one".utf8)])
    #expect(feed.bodySHA256 == hashOfOne)
    #expect(feed.etag == "\"a\"")
    #expect(feed.sourceURL == server.url("/seats"))
    let request = try #require(server.requests.first)
    #expect(request[header: "If-None-Match"] == nil)
    #expect(request[header: "If-Modified-Since"] == nil)
    #expect(request[header: "X-Api-Key"] == "k")
  }

  @Test(
    "validators go back character by character, and a 304 keeps them",
    arguments: [
      ("\"a\"", "Sun, 06 Nov 1994 08:49:37 GMT"), ("W/\"weak-é\"", "not a date"),
      ("unquoted", "Sun Nov  6 08:49:37 1994"), ("\"a--gzip\"", "0"),
    ])
  func verbatim(entityTag: String, lastModified: String) async throws {
    let server = try ScriptedServer { request in
      request[header: "If-None-Match"] == nil
        ? ScriptedAnswer(
          headers: ["ETag": entityTag, "Last-Modified": lastModified], text: "one")
        : ScriptedAnswer(status: 304)
    }
    let source = FeedSource(url: server.url("/"))
    let first = try await fetching.changed(source)
    let second = try await fetching.unchanged(source, since: first.state)
    #expect(second.state == first.state)
    #expect(server.requests.last?[header: "If-None-Match"] == entityTag)
    #expect(server.requests.last?[header: "If-Modified-Since"] == lastModified)
  }

  @Test("a 304 renews the validators that it sends")
  func renewalBy304() async throws {
    let server = try ScriptedServer { request in
      request[header: "If-None-Match"] == nil
        ? ScriptedAnswer(headers: ["ETag": "\"a\"", "Last-Modified": "then"], text: "one")
        : ScriptedAnswer(status: 304, headers: ["ETag": "\"b\""])
    }
    let source = FeedSource(url: server.url("/"))
    let first = try await fetching.changed(source)
    let second = try await fetching.unchanged(source, since: first.state)
    let validators = try #require(second.state.parts["body"]?.validators)
    #expect(validators.entityTag == "\"b\"")
    #expect(validators.lastModified == "then")
  }

  @Test("a 200 renews both validators, and one without any clears them")
  func renewalBy200() async throws {
    let server = try ScriptedServer { request in
      switch request[header: "If-None-Match"] {
      case nil: ScriptedAnswer(headers: ["ETag": "\"a\"", "Last-Modified": "then"], text: "one")
      case "\"a\"": ScriptedAnswer(headers: ["ETag": "\"b\""], text: "two")
      default: ScriptedAnswer(text: "three")
      }
    }
    let source = FeedSource(url: server.url("/"))
    let first = try await fetching.changed(source)
    let second = try await fetching.changed(source, since: first.state)
    #expect(
      second.state.parts["body"]?.validators
        == Validators(entityTag: "\"b\"", url: server.url("/")))
    let third = try await fetching.changed(source, since: second.state)
    #expect(third.state.parts["body"]?.validators == nil)
    #expect(server.requests[2][header: "If-Modified-Since"] == nil)
  }

  @Test("an equal body is unchanged, whatever the validators say")
  func equalBody() async throws {
    let server = try ScriptedServer { request in
      ScriptedAnswer(headers: ["ETag": "\"\(request.arrival)\""], text: "one")
    }
    let source = FeedSource(url: server.url("/"))
    let first = try await fetching.changed(source)
    let second = try await fetching.unchanged(source, since: first.state)
    #expect(second.state.parts["body"]?.bodySHA256 == hashOfOne)
    #expect(second.state.parts["body"]?.validators != first.state.parts["body"]?.validators)
  }

  @Test("validators of one URL are not sent to another")
  func otherURL() async throws {
    let server = try ScriptedServer { .tagged($0.path, "\"a\"", for: $0) }
    let first = try await fetching.changed(FeedSource(url: server.url("/old")))
    let second = try await fetching.changed(
      FeedSource(url: server.url("/new")), since: first.state)
    #expect(second.bodies["body"] == Array("/new".utf8))
    #expect(server.requests.last?[header: "If-None-Match"] == nil)
  }

  @Test("a redirected feed is asked conditionally where it was found")
  func redirected() async throws {
    let server = try ScriptedServer { request in
      request.path == "/"
        ? ScriptedAnswer(status: 302, headers: ["Location": "/found"])
        : .tagged("one", "\"a\"", for: request)
    }
    let source = FeedSource(url: server.url("/"))
    let first = try await fetching.changed(source)
    #expect(first.sourceURL == server.url("/found"))
    _ = try await fetching.unchanged(source, since: first.state)
    #expect(
      server.requests.map { $0[header: "If-None-Match"] } == [nil, nil, nil, "\"a\""])
  }

  @Test("a state that forgets its bodies brings everything again")
  func forgetting() async throws {
    let server = try ScriptedServer { .tagged("one", "\"a\"", for: $0) }
    let source = FeedSource(url: server.url("/"))
    let first = try await fetching.changed(source)
    let second = try await fetching.changed(source, since: first.state.forgettingBodies)
    #expect(second.state == first.state)
  }

  @Test("the state survives being stored")
  func coding() async throws {
    let server = try ScriptedServer { .tagged("one", "W/\"a\"", for: $0) }
    let source = FeedSource(url: server.url("/"))
    let stored = try JSONEncoder().encode(try await fetching.changed(source).state)
    let state = try JSONDecoder().decode(FetchState.self, from: stored)
    _ = try await fetching.unchanged(source, since: state)
  }

  @Test("a file that changed is seen, one that did not is not")
  func file() async throws {
    let file = URL.temporaryDirectory.appending(path: "seatwatch-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }  // a leftover in /tmp harms nobody
    let source = FeedSource(url: "file://\(file.path())")
    try Data("one".utf8).write(to: file)
    let first = try await fetching.changed(source)
    #expect(first.bodySHA256 == hashOfOne)
    let second = try await fetching.unchanged(source, since: first.state)
    try Data("two".utf8).write(to: file)
    let third = try await fetching.changed(source, since: second.state)
    #expect(third.bodies["body"] == Array("two".utf8))
  }
}
