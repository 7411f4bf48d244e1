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
}
