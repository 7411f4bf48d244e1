import CurlHTTP
import Foundation
import Polling
import SeatwatchTesting
import Testing

@Suite("the next address")
struct NextURLTests {
  let fetching = Fetching()
  private static let key = "0123456789abcdef0123"

  private func source(_ url: String) -> FeedSource { FeedSource(url: url) }

  private func following(
    _ next: String, of source: FeedSource, since state: FetchState = FetchState()
  ) -> FetchState {
    var state = state
    state.follow(["body": next], of: source)
    return state
  }

  @Test("is asked instead of the part's own, and kept until a body names another")
  func followed() async throws {
    let server = try ScriptedServer { .tagged($0.path, "\"a\"", for: $0) }
    let source = source(server.url("/v2/elections"))
    var state = try await fetching.changed(source).state
    state = following(server.url("/v2/elections?since=1"), of: source, since: state)
    let second = try await fetching.changed(source, since: state)
    #expect(second.bodies["body"] == Array("/v2/elections?since=1".utf8))
    #expect(server.requests.last?[header: "If-None-Match"] == nil)
    let third = try await fetching.unchanged(source, since: second.state)
    #expect(server.requests.last?.path == "/v2/elections?since=1")
    #expect(server.requests.last?[header: "If-None-Match"] == "\"a\"")
    #expect(third.state.nextURLs == second.state.nextURLs)
  }

  @Test("survives being stored")
  func coding() throws {
    let source = source("https://api.example.org/v2?apikey=\(Self.key)")
    let state = following("https://api.example.org/v2?since=1", of: source)
    let stored = try JSONDecoder().decode(FetchState.self, from: JSONEncoder().encode(state))
    #expect(stored.nextURLs == ["body": "https://api.example.org/v2?since=1"])
  }

  @Test("has to be of the same scheme, host and port")
  func origin() {
    let part = FeedSource.Part(name: "body", url: "https://desk:pw@api.example.org/v2")
    for next in [
      "https://api.example.org/v2?since=1", "https://API.example.org:443/other",
      "https://api.example.org",
    ] {
      #expect(part.admits(nextURL: next), "\(next)")
    }
    for next in [
      "http://api.example.org/v2", "https://api.example.org:444/v2", "https://evil.example.org/v2",
      "https://api.example.org@evil.example.org/", "//api.example.org/v2", "/v2?since=1", "",
      "https://api.example.org.evil.org/", "file:///etc/passwd",
    ] {
      #expect(!part.admits(nextURL: next), "\(next)")
    }
    let file = FeedSource.Part(name: "body", url: "file:///results/1.json")
    #expect(!file.admits(nextURL: "file:///etc/passwd"))
  }

  @Test("of another host is left out, and the part's own is asked")
  func otherHost() async throws {
    let server = try ScriptedServer { ScriptedAnswer(text: $0.path) }
    let source = source(server.url("/own"))
    let state = following("http://127.0.0.1:1/elsewhere", of: source)
    #expect(state.nextURLs.isEmpty)
    #expect(try await fetching.changed(source, since: state).bodies["body"] == Array("/own".utf8))
  }

  @Test(
    "is stored without the key, the login and the fragment of the part's own",
    arguments: [
      ("?apikey=\(key)&since=1", "?since=1"), ("?since=1&apikey=\(key)#top", "?since=1"),
      ("?since=1", "?since=1"), ("?apike%79=%30123456789abcdef0123&since=1", "?since=1"),
      ("?level=ru&since=1", "?since=1"), ("?level=fu&since=1", "?level=fu&since=1"),
      ("?apikey=\(key)", ""),
    ])
  func stored(query: String, stored: String) {
    let source = source("https://desk:pw@api.example.org/v2?apikey=\(Self.key)&level=ru")
    let state = following("https://other:login@api.example.org/v2/next\(query)", of: source)
    #expect(state.nextURLs == ["body": "https://api.example.org/v2/next\(stored)"])
  }

  @Test(
    "that has the key under another name, or in its path, is left out",
    arguments: [
      "/v2?token=\(key)", "/v2/\(key)/next", "/v2?x=a\(key)b", "/v2?%78=%30123456789abcdef0123",
    ])
  func renamedSecret(path: String) {
    let source = source("https://api.example.org/v2?apikey=\(Self.key)")
    #expect(following("https://api.example.org\(path)", of: source).nextURLs.isEmpty)
  }

  @Test("is asked with the key and the login put back")
  func restored() async throws {
    let server = try ScriptedServer { ScriptedAnswer(text: $0.path) }
    let own = "http://desk:pw@127.0.0.1:\(server.port)/v2?apikey=\(Self.key)&level=ru"
    let state = following(server.url("/v2?level=fu&since=1"), of: source(own))
    let feed = try await fetching.changed(source(own), since: state)
    let request = try #require(server.requests.first)
    #expect(request.path == "/v2?level=fu&since=1&apikey=\(Self.key)")
    #expect(
      request[header: "Authorization"] == "Basic " + Data("desk:pw".utf8).base64EncodedString())
    #expect(feed.sourceURL == server.url("/v2"))
    let json = String(decoding: try JSONEncoder().encode(feed.state), as: UTF8.self)
    #expect(!json.contains(Self.key))
  }

  @Test("that is lost is given up for the part's own in the same poll", arguments: [400, 404, 410])
  func lost(status: Int) async throws {
    let server = try ScriptedServer { request in
      request.path == "/own" ? ScriptedAnswer(text: "all") : ScriptedAnswer(status: status)
    }
    let source = source(server.url("/own"))
    let state = following(server.url("/next"), of: source)
    let feed = try await fetching.changed(source, since: state)
    #expect(feed.bodies["body"] == Array("all".utf8))
    #expect(feed.state.nextURLs.isEmpty)
    #expect(server.requests.map { $0.path } == ["/next", "/own"])
  }

  @Test("that fails otherwise is tried again", arguments: [401, 403, 429, 500, 503])
  func failing(status: Int) async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(status: status) }
    let source = source(server.url("/own"))
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(
        source, since: following(server.url("/next"), of: source))
    }
    #expect(error?.statusCode == status)
    #expect(server.requests.map { $0.path } == ["/next"])
  }

  @Test("is forgotten with the bodies")
  func forgotten() async throws {
    let source = source("http://127.0.0.1:1/own")
    let state = following("http://127.0.0.1:1/next", of: source)
    #expect(!state.nextURLs.isEmpty)
    #expect(state.forgettingBodies.nextURLs.isEmpty)
  }
}
