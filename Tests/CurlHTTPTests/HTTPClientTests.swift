import CurlHTTP
import SeatwatchTesting
import Testing

@Suite("HTTP client")
struct HTTPClientTests {
  let client = HTTPClient(userAgent: "seatwatch/test")

  @Test("a GET returns status, headers, body and URL")
  func get() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(
        status: 203, headers: ["ETag": "\"a\"", "X-Seat": "one", "x-seat": "two"],
        text: "650 seats")
    }
    let response = try await client.response(to: HTTPRequest(url: server.url("/seats?day=1")))
    #expect(response.status == 203)
    #expect(String(decoding: response.body, as: UTF8.self) == "650 seats")
    #expect(response.headers["etag"] == "\"a\"")
    #expect(response.headers.values(of: "X-SEAT") == ["one", "two"])
    #expect(response.url == server.url("/seats?day=1"))
    #expect(response.duration > .zero)
  }

  @Test("a request carries the User-Agent, its own headers and the accepted encodings")
  func requestHeaders() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer() }
    let request = HTTPRequest(
      url: server.url("/"), headers: [HTTPHeader("X-Api-Key", "k"), HTTPHeader("X-Empty", "")])
    _ = try await client.response(to: request)
    let received = try #require(server.requests.first)
    #expect(received.method == "GET")
    #expect(received[header: "User-Agent"] == "seatwatch/test")
    #expect(received[header: "X-Api-Key"] == "k")
    #expect(received[header: "X-Empty"] == "")
    #expect(try #require(received[header: "Accept-Encoding"]).contains("gzip"))
  }

  @Test("a POST carries its body, whatever its length", arguments: [0, 11, 2_000_000])
  func post(length: Int) async throws {
    let server = try ScriptedServer { request in
      ScriptedAnswer(status: 202, text: "\(request.body.count)")
    }
    let body = [UInt8](repeating: 0x41, count: length)
    let request = HTTPRequest(
      url: server.url("/hook"), method: .post(body: body, contentType: "application/json"))
    let response = try await client.response(to: request)
    #expect(response.status == 202)
    let received = try #require(server.requests.first)
    #expect(received.method == "POST")
    #expect(received.body == body)
    #expect(received[header: "Content-Type"] == "application/json")
    #expect(received[header: "Expect"] == nil)
  }

  @Test("one connection serves one request after another")
  func reuse() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(text: "x") }
    for _ in 1...20 {
      _ = try await client.response(to: HTTPRequest(url: server.url("/")))
    }
    #expect(server.connectionCount == 1)
    #expect(server.requests.count == 20)
  }

  @Test("500 transfers at once share the connections allowed to a host")
  func manyAtOnce() async throws {
    let server = try ScriptedServer { ScriptedAnswer(text: $0.path) }
    let client = client
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<500 {
        group.addTask {
          let request = HTTPRequest(url: server.url("/\(number)"))
          return try await client.response(to: request).body == Array("/\(number)".utf8)
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
    #expect(server.connectionCount <= 4)
    #expect(server.requests.count == 500)
  }

  @Test("150 transfers at once with a connection each are all under way together")
  func manyConnections() async throws {
    let gate = Gate()
    let server = try ScriptedServer { ScriptedAnswer(text: $0.path, gate: gate) }
    let client = HTTPClient(userAgent: "seatwatch/test", connectionsPerHost: 150)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<150 {
        group.addTask {
          let request = HTTPRequest(url: server.url("/\(number)"))
          return try await client.response(to: request).body == Array("/\(number)".utf8)
        }
      }
      _ = try await server.requests(count: 150)
      gate.open()
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test("a task that prefers the client's executor gets its answers there")
  func executorPreference() async throws {
    let server = try ScriptedServer { ScriptedAnswer(text: $0.path) }
    let client = client
    let bodies = try await withTaskExecutorPreference(client.executor) {
      var bodies: [[UInt8]] = []
      for path in ["/a", "/b"] {
        bodies.append(try await client.response(to: HTTPRequest(url: server.url(path))).body)
      }
      return bodies
    }
    #expect(bodies == [Array("/a".utf8), Array("/b".utf8)])
  }
}
