import Crypto
import Delivery
import ElectionResults
import Foundation
import GRDB
import SeatwatchTesting
import Storage
import Testing

@Suite("Delivery worker", .timeLimit(.minutes(1)))
struct DeliveryWorkerTests {
  let outbox: Outbox
  let clock = ManualTimekeeper()
  let start: Timestamp

  init() throws {
    outbox = try Outbox()
    start = clock.now
  }

  private func time(_ seconds: Double) -> Timestamp { start + .seconds(seconds) }

  /// Starts what `poll` does, with an hour's patience.
  private func drain(_ worker: DeliveryWorker) -> Task<Void, Never> {
    let deadline = time(3_600)
    return Task { await worker.drain(until: deadline) }
  }

  @Test("what is due is posted once, signed, with the client's name")
  func success() async throws {
    let desk = try Desk()
    try await outbox.add((1...3).map { .sample($0) }, to: ["desk"])
    await drain(try desk.worker(outbox.store, clock)).value
    #expect(desk.posted == ["alert-1", "alert-2", "alert-3"])
    #expect(try await outbox.counts(of: "desk") == [0, 3, 0])
    for (request, number) in zip(desk.server.requests, 1...) {
      #expect(request.method == "POST")
      #expect(request[header: "Content-Type"] == "application/cloudevents+json")
      #expect(request[header: "User-Agent"] == "seatwatch/test")
      #expect(request.body == CloudEvent.body(of: .sample(number)))
      #expect(try isSigned(request))
    }
    #expect(desk.log.lines.isEmpty)
  }

  @Test("a receiver that fails for a while loses nothing, and each contest stays in order")
  func outage() async throws {
    let desk = try Desk { _ in .init(status: 500) }
    let alerts = (1...6).map { Alert.sample($0, contest: $0 % 2 == 0 ? "even" : "odd") }
    try await outbox.add(alerts, to: ["desk"])
    let work = drain(try desk.worker(outbox.store, clock))
    for seconds in [1.0, 3, 8, 18] { try await clock.advance(to: time(seconds)) }
    try await clock.sleeper(until: time(48))
    desk.answers { _ in .init(status: 204) }
    try await clock.advance(to: time(48))
    await work.value
    let odd = desk.posted.filter { ["alert-1", "alert-3", "alert-5"].contains($0) }
    let even = desk.posted.filter { !odd.contains($0) }
    #expect(odd == Array(repeating: "alert-1", count: 6) + ["alert-3", "alert-5"])
    #expect(even == Array(repeating: "alert-2", count: 6) + ["alert-4", "alert-6"])
    #expect(try await outbox.counts(of: "desk") == [0, 6, 0])
    #expect(
      desk.log.lines == [
        "warning: sink desk fails: HTTP 500; next attempt at 2021-05-07T06:10:01.000Z",
        "notice: sink desk works again after 10 failed attempts",
      ])
  }

  @Test("every attempt has the same identifier and body, and its own time and signature")
  func attempts() async throws {
    let desk = try Desk { _ in .init(status: 503) }
    try await outbox.add([.sample()], to: ["desk"])
    let work = drain(try desk.worker(outbox.store, clock))
    try await clock.sleeper(until: time(1))
    desk.answers { _ in .init() }
    try await clock.advance(to: time(1))
    await work.value
    let requests = desk.server.requests
    #expect(requests.map { $0[header: "webhook-id"] } == ["alert-1", "alert-1"])
    #expect(
      requests.map { $0[header: "webhook-timestamp"] } == ["1620367800", "1620367801"])
    #expect(requests[0].body == requests[1].body)
    for request in requests { #expect(try isSigned(request)) }
  }

  @Test("a slow receiver delays no other sink")
  func slowReceiver() async throws {
    let gate = Gate()
    let (slow, quick) = (try Desk("slow") { _ in .init(gate: gate) }, try Desk("quick"))
    let alerts = (1...20).map { Alert.sample($0, contest: ContestID("c\($0)")) }
    try await outbox.add(alerts, to: ["slow", "quick"])
    let slowWork = drain(try slow.worker(outbox.store, clock))
    _ = try await slow.server.requests(count: 8)
    await drain(try quick.worker(outbox.store, clock)).value
    #expect(try await outbox.counts(of: "quick") == [0, 20, 0])
    #expect(try await outbox.counts(of: "slow") == [20, 0, 0])
    #expect(slow.posted.count == 8)
    gate.open()
    await slowWork.value
    #expect(try await outbox.counts(of: "slow") == [0, 20, 0])
  }

  @Test(
    "Retry-After is obeyed in both its forms, for all that waits for the sink",
    arguments: [("7", 429), ("Fri, 07 May 2021 06:10:07 GMT", 429), ("7", 503)])
  func retryAfter(value: String, status: Int) async throws {
    let desk = try Desk { _ in .init(status: status, headers: ["Retry-After": value]) }
    let alerts = (1...10).map { Alert.sample($0, contest: ContestID("c\($0)")) }
    try await outbox.add(alerts, to: ["desk"])
    let work = drain(try desk.worker(outbox.store, clock, chance: 0))
    // Until all eight answers are stored: one that came later would be of a later time.
    while try await outbox.attempted(for: "desk") < 8 { await Task.yield() }
    desk.answers { _ in .init() }
    try await clock.advance(to: time(7))
    await work.value
    let times = desk.server.requests.map { $0[header: "webhook-timestamp"] }
    let expected =
      Array(repeating: "1620367800", count: 8) + Array(repeating: "1620367807", count: 10)
    #expect(times == expected)
    #expect(try await outbox.counts(of: "desk") == [0, 10, 0])
  }

  @Test("after 410 nothing more is sent until a new start, and what waited is dead")
  func gone() async throws {
    let desk = try Desk { _ in .init(status: 410) }
    try await outbox.add((1...3).map { .sample($0) }, to: ["desk", "other"])
    let wake = WakeSignal()
    let worker = try desk.worker(outbox.store, clock, wake: wake)
    await drain(worker).value
    #expect(desk.posted == ["alert-1"])
    #expect(try await outbox.counts(of: "desk") == [0, 0, 3])
    #expect(try await outbox.counts(of: "other") == [3, 0, 0])
    #expect(desk.log.lines.count == 1)
    #expect(desk.log.lines[0].hasPrefix("critical: sink desk is disabled"))
    try await outbox.add([.sample(4)], to: ["desk"])
    desk.answers { _ in .init() }
    await drain(worker).value
    #expect(try await outbox.counts(of: "desk") == [0, 1, 3])
  }

  @Test("an alert that is rejected three times is dead, and the next goes", arguments: [400, 422])
  func rejected(status: Int) async throws {
    let desk = try Desk { request in
      .init(status: request[header: "webhook-id"] == "alert-1" ? status : 200)
    }
    try await outbox.add([.sample(1), .sample(2)], to: ["desk"])
    let work = drain(try desk.worker(outbox.store, clock))
    try await clock.advance(to: time(1))
    try await clock.advance(to: time(3))
    await work.value
    #expect(desk.posted == ["alert-1", "alert-1", "alert-1", "alert-2"])
    #expect(try await outbox.counts(of: "desk") == [0, 1, 1])
    #expect(
      desk.log.lines == [
        "error: sink desk never got alert alert-1, given up after 3 attempts: "
          + "HTTP \(status): the receiver rejects the alert"
      ])
  }

  @Test("a delivery that never succeeds is dead after 72 hours")
  func givenUp() async throws {
    let desk = try Desk { _ in .init(status: 404) }
    try await outbox.add([.sample()], to: ["desk"])
    let worker = try desk.worker(outbox.store, clock)
    let deadline = time(100 * 3_600)
    let work = Task { await worker.drain(until: deadline) }
    let early: [Double] = [1, 3, 8, 18, 48, 108, 408, 2_208, 9_408]
    for seconds in early + (1...11).map({ 9_408 + Double($0) * 21_600 }) + [72 * 3_600] {
      try await clock.advance(to: time(seconds))
    }
    await work.value
    #expect(desk.posted.count == 22)
    #expect(try await outbox.counts(of: "desk") == [0, 0, 1])
  }

  @Test("work ended in mid-flight is repeated by the next worker with the same identifier")
  func restart() async throws {
    let gate = Gate()
    let desk = try Desk { _ in .init(gate: gate) }
    try await outbox.add([.sample()], to: ["desk"])
    let worker = try desk.worker(outbox.store, clock)
    let first = Task { await worker.run() }
    _ = try await desk.server.requests(count: 1)
    first.cancel()
    try await clock.advance(to: time(3))
    await first.value
    #expect(try await outbox.counts(of: "desk") == [1, 0, 0])
    desk.answers { _ in .init() }
    await drain(try desk.worker(outbox.store, clock)).value
    #expect(desk.posted == ["alert-1", "alert-1"])
    #expect(try await outbox.counts(of: "desk") == [0, 1, 0])
  }

  @Test("what is on its way when the worker ends has three seconds to succeed")
  func grace() async throws {
    let gate = Gate()
    let desk = try Desk { _ in .init(gate: gate) }
    try await outbox.add([.sample(1), .sample(2)], to: ["desk"])
    let worker = try desk.worker(outbox.store, clock)
    let work = Task { await worker.run() }
    _ = try await desk.server.requests(count: 1)
    work.cancel()
    try await clock.sleeper(until: time(3))
    gate.open()
    await work.value
    #expect(desk.posted == ["alert-1"])
    #expect(try await outbox.counts(of: "desk") == [1, 1, 0])
  }

  @Test("a running worker sees new deliveries when it is woken, without a timer")
  func woken() async throws {
    let desk = try Desk()
    let wake = WakeSignal()
    let worker = try desk.worker(outbox.store, clock, wake: wake)
    let work = Task { await worker.run() }
    for number in 1...3 {
      try await outbox.add([.sample(number)], to: ["desk"])
      wake.ring()
      _ = try await desk.server.requests(count: number)
    }
    work.cancel()
    await work.value
    #expect(try await outbox.counts(of: "desk") == [0, 3, 0])
  }

  @Test("a clock that is set back delays no retry")
  func clockSetBack() async throws {
    let desk = try Desk { _ in .init(status: 500) }
    try await outbox.add([.sample()], to: ["desk"])
    let worker = try desk.worker(outbox.store, clock)
    let work = Task { await worker.run() }
    try await clock.sleeper(until: time(1))
    clock.setBack(by: .seconds(86_400))
    desk.answers { _ in .init() }
    try await clock.advance(to: time(1 - 86_400))
    _ = try await desk.server.requests(count: 2)
    work.cancel()
    await work.value
    #expect(try await outbox.counts(of: "desk") == [0, 1, 0])
  }

  @Test("a store that fails for a while ends no worker and loses nothing")
  func storeFails() async throws {
    let desk = try Desk()
    let gate = Gate()
    desk.answers { _ in .init(gate: gate) }
    try await outbox.add([.sample(1), .sample(2)], to: ["desk"])
    let worker = try desk.worker(outbox.store, clock)
    let work = Task { await worker.run() }
    _ = try await desk.server.requests(count: 1)
    let database = try DatabaseQueue(path: outbox.store.path)
    try await database.writeWithoutTransaction {
      try $0.execute(sql: "ALTER TABLE deliveries RENAME TO lost")
    }
    gate.open()
    try await clock.advance(to: time(1))
    try await clock.sleeper(until: time(2))
    try await database.writeWithoutTransaction {
      try $0.execute(sql: "ALTER TABLE lost RENAME TO deliveries")
    }
    try await clock.advance(to: time(2))
    _ = try await desk.server.requests(count: 2)
    work.cancel()
    await work.value
    #expect(desk.posted == ["alert-1", "alert-2"])
    #expect(try await outbox.counts(of: "desk") == [0, 2, 0])
    #expect(desk.log.lines.count == 2)
    #expect(desk.log.lines.last == "notice: sink desk goes on: the store works again")
  }

  @Test("650 alerts reach two sinks, each contest in order")
  func night() async throws {
    let desks = [try Desk("desk"), try Desk("second")]
    let alerts = (1...650).map { Alert.sample($0, contest: ContestID("c\($0 % 130)")) }
    try await outbox.add(alerts, to: desks.map { $0.id })
    let work = try desks.map { drain(try $0.worker(outbox.store, clock)) }
    for task in work { await task.value }
    for desk in desks {
      #expect(try await outbox.counts(of: desk.id) == [0, 650, 0])
      #expect(Set(desk.posted).count == 650 && desk.posted.count == 650)
      let numbers = desk.posted.compactMap { Int($0.dropFirst(6)) }
      for contest in 0..<130 {
        let own = numbers.filter { $0 % 130 == contest }
        #expect(own == own.sorted())
      }
    }
  }

  /// Checks a request by the words of the Standard Webhooks specification.
  private func isSigned(_ request: ReceivedRequest) throws -> Bool {
    let key = try #require(Data(base64Encoded: String(Desk.secret.dropFirst(6))))
    let id = try #require(request[header: "webhook-id"])
    let timestamp = try #require(request[header: "webhook-timestamp"])
    let signed = "\(id).\(timestamp)." + request.text
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(signed.utf8), using: SymmetricKey(data: key))
    let expected = "v1," + Data(code).base64EncodedString()
    return request[header: "webhook-signature"] == expected
  }
}
