import CurlHTTP
import SeatwatchTesting
import Testing

@Suite("redirects")
struct RedirectTests {
  let client = HTTPClient(userAgent: "seatwatch/test")
  let secrets = [HTTPHeader("Authorization", "Bearer s"), HTTPHeader("X-Api-Key", "s")]

  @Test("without a redirect limit the redirect is the response")
  func notFollowed() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(status: 302, headers: ["Location": "/elsewhere"], text: "moved")
    }
    let response = try await client.response(to: HTTPRequest(url: server.url("/")))
    #expect(response.status == 302)
    #expect(response.headers["Location"] == "/elsewhere")
    #expect(server.requests.count == 1)
  }

  @Test(
    "a redirect on the same host is followed with the request's headers",
    arguments: [301, 302, 303, 307, 308])
  func sameHost(status: Int) async throws {
    let server = try ScriptedServer { request in
      request.path == "/new"
        ? ScriptedAnswer(headers: ["X-Last": "yes"], text: "here")
        : ScriptedAnswer(
          status: status, headers: ["Location": "/new", "X-First": "yes"], text: "go")
    }
    let request = HTTPRequest(url: server.url("/old"), headers: secrets, redirectLimit: 1)
    let response = try await client.response(to: request)
    #expect(response.status == 200)
    #expect(response.body == Array("here".utf8))
    #expect(response.url == server.url("/new"))
    #expect(response.headers["X-Last"] == "yes")
    #expect(response.headers["X-First"] == nil)
    #expect(server.requests.last?[header: "Authorization"] == "Bearer s")
    #expect(server.requests.last?[header: "X-Api-Key"] == "s")
  }

  @Test("another host gets neither credentials nor headers of the request")
  func otherHost() async throws {
    let other = try ScriptedServer { _ in ScriptedAnswer(text: "there") }
    let target = other.url("/there")
    let server = try ScriptedServer { _ in
      ScriptedAnswer(status: 302, headers: ["Location": target])
    }
    let url = "http://desk:hunter2@127.0.0.1:\(server.port)/"
    let request = HTTPRequest(url: url, headers: [HTTPHeader("X-Api-Key", "s")], redirectLimit: 3)
    let response = try await client.response(to: request)
    #expect(response.url == target)
    #expect(server.requests.first?[header: "Authorization"] != nil)
    #expect(server.requests.first?[header: "X-Api-Key"] == "s")
    let received = try #require(other.requests.first)
    #expect(received[header: "Authorization"] == nil)
    #expect(received[header: "X-Api-Key"] == nil)
  }

  @Test("conditions go to the URL that they belong to, wherever a redirect leads")
  func conditions() async throws {
    let other = try ScriptedServer { _ in ScriptedAnswer(status: 304) }
    let target = other.url("/there")
    let server = try ScriptedServer { _ in
      ScriptedAnswer(status: 302, headers: ["Location": target])
    }
    let request = HTTPRequest(
      url: server.url("/"),
      conditions: ConditionalHeaders(
        headers: [HTTPHeader("If-None-Match", "\"a\"")], meantFor: { $0 == target }),
      redirectLimit: 1)
    #expect(try await client.response(to: request).status == 304)
    #expect(server.requests.first?[header: "If-None-Match"] == nil)
    #expect(other.requests.first?[header: "If-None-Match"] == "\"a\"")
  }

  @Test("a circle of redirects ends at the limit")
  func circle() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(status: 302, headers: ["Location": "/again"])
    }
    await #expect(throws: TransferError.tooManyRedirects(limit: 3)) {
      try await client.response(to: HTTPRequest(url: server.url("/"), redirectLimit: 3))
    }
    #expect(server.requests.count == 4)
  }

  @Test(
    "a redirect leads to HTTP only", arguments: ["file:///etc/hostname", "ftp://127.0.0.1:1/x"])
  func otherProtocol(location: String) async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(status: 302, headers: ["Location": location])
    }
    let scheme = String(location.prefix { $0 != ":" })
    await #expect(throws: TransferError.unsupportedProtocol(scheme)) {
      try await client.response(to: HTTPRequest(url: server.url("/"), redirectLimit: 3))
    }
  }

  @Test("a POST is never redirected")
  func post() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(status: 307, headers: ["Location": "/elsewhere"])
    }
    let request = HTTPRequest(
      url: server.url("/"), method: .post(body: [1], contentType: "text/plain"), redirectLimit: 3)
    #expect(try await client.response(to: request).status == 307)
    #expect(server.requests.count == 1)
  }

  @Test("the byte limit is for each body, the timeout for the whole transfer")
  func limits() async throws {
    let gate = Gate()
    let server = try ScriptedServer { request in
      request.path == "/last"
        ? ScriptedAnswer(gate: gate)
        : ScriptedAnswer(status: 302, headers: ["Location": "/last"], text: "moved")
    }
    let request = HTTPRequest(
      url: server.url("/"), timeout: .milliseconds(100), byteLimit: 5, redirectLimit: 1)
    await #expect(throws: TransferError.timedOut(host: "127.0.0.1")) {
      try await client.response(to: request)
    }
  }
}
