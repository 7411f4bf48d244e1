import CurlHTTP
import Foundation
import SeatwatchTesting
import Testing

@Suite("byte limit")
struct ByteLimitTests {
  let client = HTTPClient(userAgent: "seatwatch/test")

  @Test("a body of exactly the limit passes, one byte more does not", arguments: [1_000, 1_001])
  func boundary(length: Int) async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(body: [UInt8](repeating: 0x20, count: length))
    }
    let request = HTTPRequest(url: server.url("/"), byteLimit: 1_000)
    if length <= 1_000 {
      #expect(try await client.response(to: request).body.count == length)
    } else {
      await #expect(throws: TransferError.tooLarge(limit: 1_000)) {
        try await client.response(to: request)
      }
    }
  }

  @Test("an endless body is cut off")
  func endless() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(body: [UInt8](repeating: 0x20, count: 4_096), ending: .endless)
    }
    await #expect(throws: TransferError.tooLarge(limit: 100_000)) {
      try await client.response(to: HTTPRequest(url: server.url("/"), byteLimit: 100_000))
    }
    try await server.closedConnections(count: 1)
  }

  @Test("a compressed body counts as what it unpacks to")
  func compressedBomb() async throws {
    let bomb = try Data(
      contentsOf: #require(
        Bundle.module.url(forResource: "Fixtures/zeros-8-MiB", withExtension: "gz")))
    let server = try ScriptedServer { _ in
      ScriptedAnswer(headers: ["Content-Encoding": "gzip"], body: Array(bomb))
    }
    await #expect(throws: TransferError.tooLarge(limit: 1 << 20)) {
      try await client.response(to: HTTPRequest(url: server.url("/"), byteLimit: 1 << 20))
    }
    let whole = try await client.response(
      to: HTTPRequest(url: server.url("/"), byteLimit: 8 << 20))
    #expect(whole.body == [UInt8](repeating: 0, count: 8 << 20))
  }

  @Test("broken compression is an error")
  func brokenCompression() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(headers: ["Content-Encoding": "gzip"], text: "not gzip at all")
    }
    await #expect(
      throws: TransferError.malformedResponse(reason: "undecodable content encoding")
    ) {
      try await client.response(to: HTTPRequest(url: server.url("/")))
    }
  }

  @Test("headers are bounded as well")
  func headers() async throws {
    let long = String(repeating: "h", count: 90_000)
    let server = try ScriptedServer { _ in
      ScriptedAnswer(headers: ["A": long, "B": long, "C": long, "D": long])
    }
    await #expect(throws: TransferError.tooLarge(limit: 262_144)) {
      try await client.response(to: HTTPRequest(url: server.url("/")))
    }
  }

  @Test("a body that arrives byte by byte arrives whole")
  func drip() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(text: "Hartlepool", ending: .dripped(piece: 1))
    }
    let response = try await client.response(to: HTTPRequest(url: server.url("/")))
    #expect(response.body == Array("Hartlepool".utf8))
  }
}
