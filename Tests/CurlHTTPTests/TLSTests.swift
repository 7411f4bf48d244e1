import CurlHTTP
import Foundation
import Testing

@Suite("TLS")
struct TLSTests {
  @Test("a certificate that nobody trusts is refused")
  func selfSigned() async throws {
    let server = try await TLSServer()
    let client = HTTPClient(userAgent: "seatwatch/test")
    let error = await #expect(throws: TransferError.self) {
      try await client.response(to: HTTPRequest(url: "https://localhost:\(server.port)/"))
    }
    guard case .tls("localhost", let reason) = error else {
      Issue.record("not a TLS error: \(String(describing: error))")
      return
    }
    #expect(reason.contains("certificate"))
  }

  @Test("a trusted certificate passes for its own name only")
  func trusted() async throws {
    let server = try await TLSServer()
    let client = HTTPClient(
      userAgent: "seatwatch/test", certificateAuthorities: server.certificate.path())
    let request = HTTPRequest(url: "https://localhost:\(server.port)/")
    #expect(try await client.response(to: request).status == 200)
    let error = await #expect(throws: TransferError.self) {
      try await client.response(to: HTTPRequest(url: "https://127.0.0.1:\(server.port)/"))
    }
    guard case .tls("127.0.0.1", _) = error else {
      Issue.record("not a TLS error: \(String(describing: error))")
      return
    }
  }

  @Test("a private authority is trusted for the request that names it, and for no other")
  func privateAuthority() async throws {
    let server = try await TLSServer()
    let client = HTTPClient(userAgent: "seatwatch/test")
    let url = "https://localhost:\(server.port)/"
    let trusting = ConnectionOptions(certificateAuthorities: server.certificate.path())
    for _ in 1...2 {
      let response = try await client.response(to: HTTPRequest(url: url, connection: trusting))
      #expect(response.status == 200)
      let error = await #expect(throws: TransferError.self) {
        try await client.response(to: HTTPRequest(url: url))
      }
      guard case .tls = error else {
        Issue.record("not a TLS error: \(String(describing: error))")
        return
      }
    }
  }

  @Test("a file of authorities that is not there is an error that names it")
  func missingAuthorities() async throws {
    let server = try await TLSServer()
    let client = HTTPClient(userAgent: "seatwatch/test")
    let error = await #expect(throws: TransferError.self) {
      try await client.response(
        to: HTTPRequest(
          url: "https://localhost:\(server.port)/",
          connection: ConnectionOptions(certificateAuthorities: "/nowhere/ca.pem")))
    }
    #expect(error?.description.contains("/nowhere/ca.pem") == true)
  }

  @Test("a client certificate is shown to a server that demands it")
  func clientCertificate() async throws {
    let server = try await TLSServer(demandsCertificate: true)
    let client = HTTPClient(userAgent: "seatwatch/test")
    let request = HTTPRequest(
      url: "https://localhost:\(server.port)/", connection: identity(of: server))
    #expect(try await client.response(to: request).status == 200)
  }

  @Test(
    "without the certificate, or with a wrong pass phrase, the error is of TLS, and without the phrase"
  )
  func noClientCertificate() async throws {
    let server = try await TLSServer(demandsCertificate: true)
    let client = HTTPClient(userAgent: "seatwatch/test")
    var without = identity(of: server)
    without.clientCertificate = nil
    var wrong = identity(of: server)
    wrong.clientKeyPassphrase = "wr0ng-phrase"
    for connection in [without, wrong] {
      let error = await #expect(throws: TransferError.self) {
        try await client.response(
          to: HTTPRequest(url: "https://localhost:\(server.port)/", connection: connection))
      }
      guard case .tls("localhost", let reason) = error else {
        Issue.record("not a TLS error: \(String(describing: error))")
        continue
      }
      #expect(!reason.contains("wr0ng-phrase"))
    }
  }

  private func identity(of server: TLSServer) -> ConnectionOptions {
    ConnectionOptions(
      certificateAuthorities: server.certificate.path(),
      clientCertificate: server.certificate.path(), clientKey: server.key.path(),
      clientKeyPassphrase: TLSServer.passphrase)
  }
}
