import CurlHTTP
import Foundation
import SeatwatchTesting
import Testing

@Suite("failing transfers")
struct TransferFailureTests {
  let client = HTTPClient(userAgent: "seatwatch/test")

  @Test("a server that says nothing is a timeout")
  func silence() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(ending: .silent) }
    let request = HTTPRequest(url: server.url("/"), timeout: .milliseconds(50))
    await #expect(throws: TransferError.timedOut(host: "127.0.0.1")) {
      try await client.response(to: request)
    }
    try await server.closedConnections(count: 1)
  }

  @Test("a body that stops in the middle is a timeout")
  func pause() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(text: "half and half", ending: .paused(after: 4, until: Gate()))
    }
    let request = HTTPRequest(url: server.url("/"), timeout: .milliseconds(50))
    await #expect(throws: TransferError.timedOut(host: "127.0.0.1")) {
      try await client.response(to: request)
    }
  }

  @Test("the timeout also ends a transfer that still waits for a connection")
  func silenceBefore() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(ending: .silent) }
    let client = HTTPClient(userAgent: "seatwatch/test", connectionsPerHost: 1)
    let first = Task { try await client.response(to: HTTPRequest(url: server.url("/first"))) }
    _ = try await server.requests(count: 1)
    await #expect(throws: TransferError.timedOut(host: "127.0.0.1")) {
      try await client.response(
        to: HTTPRequest(url: server.url("/second"), timeout: .milliseconds(50)))
    }
    first.cancel()
    await #expect(throws: TransferError.cancelled) { try await first.value }
    #expect(server.requests.count == 1)
  }

  @Test("nobody listening is a refusal")
  func refusal() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer() }
    server.stop()
    await #expect(throws: TransferError.refused(host: "127.0.0.1")) {
      try await client.response(to: HTTPRequest(url: server.url("/")))
    }
  }

  @Test("a connection broken off is a reset")
  func reset() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(ending: .reset) }
    await #expect(throws: TransferError.reset(host: "127.0.0.1")) {
      try await client.response(to: HTTPRequest(url: server.url("/")))
    }
  }

  @Test(
    "a body shorter than announced is an error, not a short body",
    arguments: [ScriptedAnswer.Ending.truncated(after: 5), .unfinishedChunks])
  func truncation(ending: ScriptedAnswer.Ending) async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(text: "650 seats", ending: ending) }
    await #expect(throws: TransferError.truncated) {
      try await client.response(to: HTTPRequest(url: server.url("/")))
    }
  }

  @Test("a server that does not speak HTTP may do so later, FTP likewise")
  func otherProtocol() async throws {
    let ftp = try ScriptedFTPServer()
    let http = try ScriptedServer { _ in ScriptedAnswer() }
    let error = TransferError.malformedResponse(reason: "not in the protocol of the URL")
    #expect(!error.isPermanent)
    await #expect(throws: error) {
      try await client.response(to: HTTPRequest(url: "http://127.0.0.1:\(ftp.port)/"))
    }
    // An HTTP server waits for the client to speak first, and so does an FTP client for the server.
    await #expect(throws: TransferError.timedOut(host: "127.0.0.1")) {
      try await client.response(
        to: HTTPRequest(
          url: "ftp://127.0.0.1:\(http.port)/", timeout: .milliseconds(100)))
    }
  }

  @Test("a name that does not exist cannot be resolved")
  func unresolvable() async {
    // A label has at most 63 characters, so that no name server is asked.
    let host = String(repeating: "h", count: 64) + ".example.org"
    await #expect(throws: TransferError.unresolvable(host: host)) {
      try await client.response(to: HTTPRequest(url: "http://\(host)/?key=secret"))
    }
  }

  @Test(
    "protocols beside http, https, ftp and file are refused before anything is sent",
    arguments: ["gopher", "dict", "scp", "smtp", "telnet", "javascript"])
  func forbiddenProtocol(scheme: String) async {
    await #expect(throws: TransferError.unsupportedProtocol(scheme)) {
      try await client.response(to: HTTPRequest(url: "\(scheme)://127.0.0.1:1/x"))
    }
  }

  @Test("a request can allow fewer protocols")
  func narrowedProtocols() async {
    await #expect(throws: TransferError.unsupportedProtocol("http")) {
      try await client.response(
        to: HTTPRequest(url: "http://127.0.0.1:1/", protocols: [.https]))
    }
  }

  @Test(
    "what is no complete URL is refused",
    arguments: ["", "seats.json", "example.org/seats", "http://", "http://a b/"])
  func malformedURL(url: String) async {
    await #expect(throws: TransferError.malformedURL) {
      try await client.response(to: HTTPRequest(url: url))
    }
  }

  @Test("a URL is not cut off at a zero byte")
  func zeroByte() async {
    await #expect(throws: TransferError.malformedURL) {
      try await client.response(to: HTTPRequest(url: "http://127.0.0.1:1/\0.example.org/"))
    }
  }

  @Test(
    "a header that would become two is refused",
    arguments: [
      HTTPHeader("X-A", "1\r\nX-B: 2"), HTTPHeader("X-A\r\nX-B", "1"), HTTPHeader("X A", "1"),
      HTTPHeader("", "1"), HTTPHeader("X-A", "a\u{7F}b"),
    ])
  func headerInjection(header: HTTPHeader) async {
    await #expect(throws: TransferError.malformedHeader(name: header.name)) {
      try await client.response(to: HTTPRequest(url: "http://127.0.0.1:1/", headers: [header]))
    }
  }

  @Test("an error's text holds no path, query or password")
  func descriptions() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(ending: .reset) }
    let url = "http://desk:hunter2@127.0.0.1:\(server.port)/private?key=secret"
    let error = await #expect(throws: TransferError.self) {
      try await client.response(to: HTTPRequest(url: url))
    }
    #expect(
      error?.description == "the connection to 127.0.0.1 was lost before the answer")
  }
}
