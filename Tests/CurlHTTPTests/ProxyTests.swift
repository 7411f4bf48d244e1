import CurlHTTP
import Foundation
import SeatwatchTesting
import Testing

@Suite("proxy")
struct ProxyTests {
  let client = HTTPClient(userAgent: "seatwatch/test")

  @Test("a proxy is asked for the whole URL, with its own login only")
  func forward() async throws {
    let proxy = try ScriptedServer { ScriptedAnswer(text: $0.path) }
    let address = "http://proxy:s3cret@127.0.0.1:\(proxy.port)"
    let request = HTTPRequest(
      url: "http://results.example.org/seats?day=1",
      connection: ConnectionOptions(proxy: .url(address)))
    let response = try await client.response(to: request)
    #expect(String(decoding: response.body, as: UTF8.self) == request.url)
    let received = try #require(proxy.requests.first)
    let login = Data("proxy:s3cret".utf8).base64EncodedString()
    #expect(received[header: "Proxy-Authorization"] == "Basic \(login)")
    #expect(received[header: "Authorization"] == nil)
  }

  @Test("TLS goes through a tunnel, and the proxy sees the host's name only")
  func tunnel() async throws {
    let (server, proxy) = (try await TLSServer(), try ScriptedProxy())
    let request = HTTPRequest(
      url: "https://localhost:\(server.port)/seats?key=secret",
      connection: ConnectionOptions(
        credentials: .bearer(token: "t"), proxy: .url(proxy.url(login: "proxy:s3cret@")),
        certificateAuthorities: server.certificate.path()))
    #expect(try await client.response(to: request).status == 200)
    let received = try #require(proxy.requests.first)
    #expect(received.path == "localhost:\(server.port)")
    #expect(received[header: "Proxy-Authorization"] != nil)
    #expect(received[header: "Authorization"] == nil)
  }

  @Test("FTP goes through tunnels, listing as well")
  func ftp() async throws {
    let server = try ScriptedFTPServer(files: ["/r/1.xml": FTPFile("one")])
    let proxy = try ScriptedProxy()
    let connection = ConnectionOptions(proxy: .url(proxy.url()))
    let file = HTTPRequest(url: server.url("/r/1.xml"), connection: connection)
    #expect(try await client.response(to: file).body == Array("one".utf8))
    let folder = HTTPRequest(url: server.url("/r"), connection: connection)
    #expect(try await client.files(in: folder).map { $0.name } == ["1.xml"])
    #expect(proxy.requests.count == 3)
  }

  @Test("without a proxy the server is asked itself")
  func none() async throws {
    let server = try ScriptedServer { ScriptedAnswer(text: $0.path) }
    let request = HTTPRequest(
      url: server.url("/seats"), connection: ConnectionOptions(proxy: .none))
    #expect(try await client.response(to: request).body == Array("/seats".utf8))
  }

  @Test("a proxy that refuses a tunnel is the one at fault, and gets no header of the feed's")
  func refusedTunnel() async throws {
    let proxy = try ScriptedServer { _ in ScriptedAnswer(status: 407) }
    let request = HTTPRequest(
      url: "https://results.example.org/seats?key=secret",
      headers: [HTTPHeader("X-Api-Key", "k")],
      connection: ConnectionOptions(
        credentials: .bearer(token: "t"), proxy: .url("http://127.0.0.1:\(proxy.port)")))
    await #expect(throws: TransferError.proxy(reason: "it answered with status 407")) {
      try await client.response(to: request)
    }
    let received = try #require(proxy.requests.first)
    #expect(received.method == "CONNECT")
    #expect(received.path == "results.example.org:443")
    #expect(received[header: "X-Api-Key"] == nil)
    #expect(received[header: "Authorization"] == nil)
  }

  @Test("a proxy that is not there is not taken for the server")
  func absent() async throws {
    let proxy = try ScriptedServer { _ in ScriptedAnswer() }
    proxy.stop()
    let request = HTTPRequest(
      url: "http://results.example.org/",
      connection: ConnectionOptions(proxy: .url("http://127.0.0.1:\(proxy.port)")))
    await #expect(throws: TransferError.proxy(reason: "it cannot be connected to")) {
      try await client.response(to: request)
    }
  }

  @Test(
    "what is no proxy's address is refused, and not quoted",
    arguments: ["proxy.example.org:3128", "ftp://proxy.example.org", "", "http://user:pass word@x"])
  func malformed(address: String) async throws {
    let error = await #expect(throws: TransferError.malformedProxy) {
      try await client.response(
        to: HTTPRequest(
          url: "http://127.0.0.1:1/", connection: ConnectionOptions(proxy: .url(address))))
    }
    #expect(error?.isPermanent == true)
  }
}
