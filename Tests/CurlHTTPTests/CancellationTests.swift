import CurlHTTP
import SeatwatchTesting
import Testing

@Suite("cancellation and shutdown")
struct CancellationTests {
  let client = HTTPClient(userAgent: "seatwatch/test")

  @Test("cancelling the task closes the connection in the middle of a transfer")
  func cancellation() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer(text: "half and half", ending: .paused(after: 4, until: Gate()))
    }
    let client = client
    let task = Task { try await client.response(to: HTTPRequest(url: server.url("/"))) }
    _ = try await server.requests(count: 1)
    task.cancel()
    await #expect(throws: TransferError.cancelled) { try await task.value }
    try await server.closedConnections(count: 1)
  }

  @Test("a task cancelled before it asks sends nothing")
  func cancelledBefore() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer() }
    let client = client
    let gate = AsyncStream<Void>.makeStream()
    let task = Task {
      for await _ in gate.stream {}
      return try await client.response(to: HTTPRequest(url: server.url("/")))
    }
    task.cancel()
    gate.continuation.finish()
    await #expect(throws: TransferError.cancelled) { try await task.value }
    #expect(server.requests.isEmpty)
  }

  @Test("a transfer that waits for a connection can be cancelled as well")
  func cancellationInQueue() async throws {
    let gate = Gate()
    let server = try ScriptedServer { _ in ScriptedAnswer(gate: gate) }
    let client = HTTPClient(userAgent: "seatwatch/test", connectionsPerHost: 1)
    let first = Task { try await client.response(to: HTTPRequest(url: server.url("/first"))) }
    _ = try await server.requests(count: 1)
    let second = Task { try await client.response(to: HTTPRequest(url: server.url("/second"))) }
    second.cancel()
    await #expect(throws: TransferError.cancelled) { try await second.value }
    gate.open()
    #expect(try await first.value.status == 200)
    #expect(server.requests.map { $0.path } == ["/first"])
  }

  @Test("shutdown fails what is under way and what comes later, and may be called again")
  func shutdown() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer(ending: .silent) }
    let client = client
    let tasks = (0..<3).map { number in
      Task { try await client.response(to: HTTPRequest(url: server.url("/\(number)"))) }
    }
    _ = try await server.requests(count: 3)
    client.shutdown()
    for task in tasks {
      await #expect(throws: TransferError.cancelled) { try await task.value }
    }
    await #expect(throws: TransferError.cancelled) {
      try await client.response(to: HTTPRequest(url: server.url("/later")))
    }
    client.shutdown()
    try await server.closedConnections(count: 3)
  }

  @Test("cancelling and answering at the same time ends every transfer once", arguments: 0..<5)
  func race(round: Int) async throws {
    let server = try ScriptedServer { ScriptedAnswer(text: $0.path) }
    let client = HTTPClient(userAgent: "seatwatch/test", connectionsPerHost: 16)
    let tasks = (0..<100).map { number in
      Task { try await client.response(to: HTTPRequest(url: server.url("/\(number)"))) }
    }
    _ = try await server.requests(count: 10 * (round + 1))
    for task in tasks { task.cancel() }
    for task in tasks {
      switch await task.result {
      case .success(let response): #expect(response.status == 200)
      case .failure(let error): #expect(error as? TransferError == .cancelled)
      }
    }
  }
}
