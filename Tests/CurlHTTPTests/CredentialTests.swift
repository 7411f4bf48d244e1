import CurlHTTP
import Foundation
import SeatwatchTesting
import Testing

@Suite("credentials")
struct CredentialTests {
  let client = HTTPClient(userAgent: "seatwatch/test")
  static let basic = ConnectionOptions.Credentials.basic(user: "desk", password: "hunter:2")
  static let bearer = ConnectionOptions.Credentials.bearer(token: "abc.DEF_123")

  @Test(
    "they are sent to the URL's own origin, and after a redirect there",
    arguments: [
      (basic, "Basic " + Data("desk:hunter:2".utf8).base64EncodedString()),
      (bearer, "Bearer abc.DEF_123"),
    ])
  func ownOrigin(credentials: ConnectionOptions.Credentials, field: String) async throws {
    let server = try ScriptedServer { request in
      request.path == "/new"
        ? ScriptedAnswer(text: "here") : ScriptedAnswer(status: 302, headers: ["Location": "/new"])
    }
    let request = HTTPRequest(
      url: server.url("/old"), redirectLimit: 1,
      connection: ConnectionOptions(credentials: credentials))
    #expect(try await client.response(to: request).status == 200)
    #expect(server.requests.map { $0[header: "Authorization"] } == [field, field])
  }

  @Test("another port is another origin, and gets none", arguments: [basic, bearer])
  func otherOrigin(credentials: ConnectionOptions.Credentials) async throws {
    let other = try ScriptedServer { _ in ScriptedAnswer(text: "there") }
    let target = other.url("/there")
    let server = try ScriptedServer { _ in
      ScriptedAnswer(status: 302, headers: ["Location": target])
    }
    let request = HTTPRequest(
      url: server.url("/"), redirectLimit: 1,
      connection: ConnectionOptions(credentials: credentials))
    #expect(try await client.response(to: request).url == target)
    #expect(server.requests.first?[header: "Authorization"] != nil)
    let received = try #require(other.requests.first)
    #expect(received[header: "Authorization"] == nil)
  }

  @Test("the next request of the same connection without credentials has none")
  func notKept() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(text: "x") }
    let connections = [ConnectionOptions(credentials: Self.basic), ConnectionOptions()]
    for connection in connections {
      _ = try await client.response(
        to: HTTPRequest(url: server.url("/"), connection: connection))
    }
    #expect(server.connectionCount == 1)
    #expect(server.requests.last?[header: "Authorization"] == nil)
  }

  @Test(
    "what would break a header, or a protocol does not know, is refused",
    arguments: [
      ("http", ConnectionOptions.Credentials.basic(user: "a\r\nX-B: 1", password: "")),
      ("http", .basic(user: "a:b", password: "c")), ("http", .bearer(token: "a\r\nX-B: 1")),
      ("http", .bearer(token: "")), ("http", .bearer(token: "a b")),
      ("ftp", .basic(user: "a", password: "b\r\nDELE c")), ("ftp", .bearer(token: "abc")),
    ])
  func unusable(scheme: String, credentials: ConnectionOptions.Credentials) async throws {
    let error = await #expect(throws: TransferError.self) {
      try await client.response(
        to: HTTPRequest(
          url: "\(scheme)://127.0.0.1:1/",
          connection: ConnectionOptions(credentials: credentials)))
    }
    guard case .unusableCredentials = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(error?.isPermanent == true)
  }
}
