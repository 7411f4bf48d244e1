import CurlHTTP
import Polling
import SeatwatchTesting
import Testing

@Suite("failing fetch")
struct FetchFailureTests {
  let fetching = Fetching()

  @Test(
    "any status but 200 and 304 is an error with its code",
    arguments: [201, 204, 206, 300, 400, 401, 403, 404, 410, 429, 500, 502, 503, 504])
  func status(code: Int) async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(status: code) }
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(FeedSource(url: server.url("/")), since: FetchState())
    }
    #expect(error?.statusCode == code)
    #expect(error?.part == nil)
    #expect(error?.retryAfter == nil)
  }

  @Test("a 304 that nobody asked for is an error")
  func unexpected304() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(status: 304) }
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(FeedSource(url: server.url("/")), since: FetchState())
    }
    #expect(error?.statusCode == 304)
  }

  static let waits: [(KeyValuePairs<String, String>, Duration?)] = [
    (["Retry-After": "120"], Duration.seconds(120)),
    (["Retry-After": "Sun, 06 Nov 1994 08:50:37 GMT"], .seconds(60)),
    (
      [
        "Retry-After": "Mon, 07 Nov 1994 08:49:50 GMT",
        "Date": "Mon, 07 Nov 1994 08:49:37 GMT",
      ], .seconds(13)
    ),
    (["Retry-After": "soon"], nil),
  ]

  @Test(
    "Retry-After comes with the error, a date measured by the server's clock if it tells it",
    arguments: waits)
  func retryAfter(headers: KeyValuePairs<String, String>, wait: Duration?) async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(status: 503, headers: headers) }
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(FeedSource(url: server.url("/")), since: FetchState())
    }
    #expect(error?.retryAfter == wait)
  }

  static let lifetimes: [(KeyValuePairs<String, String>, Duration?)] = [
    (["Cache-Control": "max-age=60"], Duration.seconds(60)),
    (["Cache-Control": "public, Max-Age=\"60\"", "Age": "20"], .seconds(40)),
    (["Cache-Control": "max-age=60", "Age": "90"], .zero),
    (["Cache-Control": "public", "Cache-Control": "max-age=5"], .seconds(5)),
    (["Cache-Control": "max-age=60, no-cache"], nil),
    (["Cache-Control": "s-maxage=60"], nil),
    (["Cache-Control": "max-age=soon"], nil),
    ([:], nil),
    (["Expires": "Sun, 06 Nov 1994 08:50:37 GMT"], .seconds(60)),
    (["Expires": "Sun, 06 Nov 1994 08:50:37 GMT", "Age": "20"], .seconds(40)),
    (
      ["Expires": "Mon, 07 Nov 1994 08:49:50 GMT", "Date": "Mon, 07 Nov 1994 08:49:37 GMT"],
      .seconds(13)
    ),
    (["Expires": "Sun, 06 Nov 1994 08:48:37 GMT"], .zero),
    (["Expires": "0"], .zero),
    (["Expires": "Sun, 06 Nov 1994 08:50:37 GMT", "Cache-Control": "max-age=5"], .seconds(5)),
    (["Expires": "Sun, 06 Nov 1994 08:50:37 GMT", "Cache-Control": "max-age=soon"], nil),
    (["Expires": "Sun, 06 Nov 1994 08:50:37 GMT", "Cache-Control": "no-cache"], nil),
    (["Last-Modified": "Sun, 06 Nov 1994 08:49:36 GMT"], nil),
  ]

  @Test(
    "a lifetime is max-age, otherwise Expires less Date, each less Age",
    arguments: lifetimes)
  func lifetime(headers: KeyValuePairs<String, String>, lifetime: Duration?) async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(headers: headers, text: "one") }
    let feed = try await fetching.changed(FeedSource(url: server.url("/")))
    #expect(feed.freshness.lifetime == lifetime)
  }

  @Test("no answer is an error that names the host only")
  func transferError() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(ending: .reset) }
    let source = FeedSource(url: server.url("/private?key=secret"))
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(source, since: FetchState())
    }
    #expect(error?.reason == .transfer(.reset(host: "127.0.0.1")))
    #expect(error?.description == "the connection to 127.0.0.1 was lost before the answer")
  }

  @Test("a body beyond the limit is an error")
  func limit() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(text: "one and two") }
    let source = FeedSource(url: server.url("/"), byteLimit: 10)
    let error = await #expect(throws: FetchError.self) {
      try await fetching.fetcher.fetch(source, since: FetchState())
    }
    #expect(error?.reason == .transfer(.tooLarge(limit: 10)))
  }

  @Test("cancelling ends a fetch, and the error says so")
  func cancellation() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(ending: .silent) }
    let source = FeedSource(url: server.url("/"))
    let fetcher = fetching.fetcher
    let task = Task { try await fetcher.fetch(source, since: FetchState()) }
    _ = try await server.requests(count: 1)
    task.cancel()
    let error = await #expect(throws: FetchError.self) { try await task.value }
    #expect(error?.isCancellation == true)
  }
}
