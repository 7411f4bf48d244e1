import CurlHTTP
import ElectionResults
import Foundation
import Polling
import SeatwatchTesting
import Synchronization
import Testing

@Suite("budget of a host")
struct HostBudgetTests {
  private let timekeeper = ManualTimekeeper()
  private let told = Told()
  private let budget: HostBudget

  /// The hosts whose limit was told to make requests wait.
  private final class Told: Sendable {
    let hosts = Mutex<[String]>([])
  }

  init() {
    let (timekeeper, told) = (timekeeper, told)
    budget = HostBudget(
      now: { timekeeper.now.date },
      sleep: { try await timekeeper.sleep(until: Timestamp($0)) },
      isHeldBack: { host, _ in told.hosts.withLock { $0.append(host) } })
  }

  @Test("requests wait for their turn in the order of asking, and none is dropped")
  func order() async throws {
    let start = timekeeper.now
    budget.limit(["a.example": RequestLimit(most: 2, per: .seconds(60))])
    var turns: [Task<Void, any Error>] = []
    for number in 0..<5 {
      turns.append(Task { try await budget.turn(at: "A.example") })
      // The next one asks when this one has its place.
      if number < 2 {
        try await turns[number].value
      } else {
        try await timekeeper.sleepers(count: number - 1)
      }
    }
    #expect(timekeeper.deadlines == [60, 60, 120].map { start + .seconds($0) })
    try await timekeeper.advance(to: start + .seconds(60))
    try await turns[2].value
    try await turns[3].value
    try await timekeeper.advance(to: start + .seconds(120))
    try await turns[4].value
    #expect(told.hosts.withLock { $0 } == ["a.example"])
  }

  @Test("in no span of its length are there more requests than the limit allows")
  func anySpan() async throws {
    let timekeeper = timekeeper
    let budget = HostBudget(
      now: { timekeeper.now.date },
      sleep: { timekeeper.advanceNow(by: Timestamp($0) - timekeeper.now) })
    budget.limit(["a.example": RequestLimit(most: 3, per: .seconds(10))])
    var begun: [Timestamp] = []
    for pause in [0, 4, 5, 1, 0, 0, 0, 9, 0, 0, 0, 0] {
      timekeeper.advanceNow(by: .seconds(pause))
      try await budget.turn(at: "a.example")
      begun.append(timekeeper.now)
    }
    for (first, fourth) in zip(begun, begun.dropFirst(3)) {
      #expect(fourth - first >= .seconds(10))
    }
  }

  @Test("a host without a limit, and another than the limited one, wait for nobody")
  func others() async throws {
    budget.limit(["a.example": RequestLimit(most: 1, per: .seconds(60))])
    for _ in 0..<100 { try await budget.turn(at: "b.example") }
    #expect(timekeeper.deadlines.isEmpty)
  }

  @Test("who stops waiting gives the place back")
  func givenBack() async throws {
    let start = timekeeper.now
    budget.limit(["a.example": RequestLimit(most: 1, per: .seconds(60))])
    try await budget.turn(at: "a.example")
    let first = Task { try await budget.turn(at: "a.example") }
    try await timekeeper.sleeper(until: start + .seconds(60))
    first.cancel()
    await #expect(throws: CancellationError.self) { try await first.value }
    let second = Task { try await budget.turn(at: "a.example") }
    try await timekeeper.advance(to: start + .seconds(60))
    try await second.value
  }

  @Test("a new limit counts what was asked before, and a clock set back makes nobody wait longer")
  func newLimit() async throws {
    let limit = ["a.example": RequestLimit(most: 1, per: .seconds(60))]
    budget.limit(limit)
    try await budget.turn(at: "a.example")
    budget.limit(limit)
    timekeeper.setBack(by: .seconds(3_600))
    let turn = Task { try await budget.turn(at: "a.example") }
    try await timekeeper.advance(to: timekeeper.now + .seconds(60))
    try await turn.value
  }

  @Test("a host that complained is known as such for ten minutes")
  func complaint() {
    budget.noteComplaint(of: "A.example")
    #expect(budget.isThrottled("a.example"))
    #expect(!budget.isThrottled("b.example"))
    timekeeper.advanceNow(by: .seconds(599))
    #expect(budget.isThrottled("a.example"))
    timekeeper.advanceNow(by: .seconds(1))
    #expect(!budget.isThrottled("a.example"))
  }

  @Test("each request of a fetch takes its turn, also those without condition that complete it")
  func fetches() async throws {
    let server = try ScriptedServer { request in
      request.path == "/a" ? .tagged("one", "\"a\"", for: request) : ScriptedAnswer(text: "two")
    }
    let timekeeper = timekeeper
    budget.limit(["127.0.0.1": RequestLimit(most: 2, per: .seconds(60))])
    let fetcher = Fetcher(
      client: HTTPClient(userAgent: "seatwatch/test"), budget: budget,
      now: { timekeeper.now.date })
    let parts = ["a", "b"].map { FeedSource.Part(name: $0, url: server.url("/" + $0)) }
    let source = FeedSource(parts: parts)
    let start = timekeeper.now
    guard case .changed(let first) = try await fetcher.fetch(source, since: FetchState()) else {
      Issue.record("nothing was fetched")
      return
    }
    var known = first.state
    known.parts["b"] = nil
    let state = known
    let fetch = Task { try await fetcher.fetch(source, since: state) }
    try await timekeeper.sleepers(count: 2)
    #expect(server.requests.count == 2)
    try await timekeeper.advance(to: start + .seconds(60))
    _ = try await server.requests(count: 4)
    try await timekeeper.advance(to: start + .seconds(120))
    _ = try await fetch.value
    #expect(server.requests.count == 5)
  }
}
