import ElectionResults
import SeatwatchApp
import Storage
import Testing

@Suite("test figures and what is held back of real ones")
struct TestsAndHoldsTests {
  private let tests: ElectionID = "e#test"

  @Test("a test that falls, runs back or begins anew is taken as it is")
  func undoubted() async throws {
    let feed = try await MarkedFeed()
    for (votes, minute) in [(9, 5), (3, 4), (0, 3), (7, 2)] {
      feed.publish(.init(status: "counting", votes: votes, others: 0), isTest: true, at: minute)
      _ = try await feed.polled.poll()
      #expect(try await feed.votes(of: tests) == ["c": votes])
    }
    #expect(try await feed.polled.feedEvents() == [])
    // The time of a test is not that of real figures.
    feed.publish(.init(status: "counting"), at: 1)
    #expect(try await feed.poll().real == ["count.started"])
  }

  @Test("a contest that is held stays so, whatever the tests of it say")
  func heldContest() async throws {
    var feed = try await MarkedFeed()
    feed.publish(.init(status: "counting", votes: 9))
    _ = try await feed.poll()
    feed.publish(.init(status: "counting", votes: 4))
    #expect(try await feed.poll().real == ["feed.suspect"])
    feed.publish(.init(status: "counting", votes: 8), isTest: true)
    #expect(try await feed.poll().tests == ["count.started"])
    #expect(try await feed.polled.poll().events.isEmpty)
    try await feed.restart()
    #expect(try await feed.polled.poll().events.isEmpty)
    #expect(try await feed.polled.store.holds(of: "f").map(\.contest) == ["c"])
    #expect(try await feed.votes(of: "e") == ["c": 9])
    feed.publish(.init(status: "counting", votes: 10))
    #expect(try await feed.poll().real == ["feed.released", "count.progress"])
  }

  @Test("a whole answer that is held stays so over tests, and over their repetition")
  func heldAnswer() async throws {
    let feed = try await MarkedFeed()
    feed.publish(.init(status: "counting", votes: 9), at: 5)
    _ = try await feed.poll()
    feed.publish(.init(status: "counting", votes: 8), at: 4)
    await #expect(throws: PollFailure.self) { try await feed.polled.poll() }
    feed.publish(.init(), isTest: true, at: 6, tag: "test")
    #expect(try await feed.poll().tests.count == 4)
    let repeated = try await feed.polled.poll()
    #expect(repeated.events.isEmpty)
    guard case .unchanged = repeated.answer else {
      Issue.record("the test was not asked for conditionally")
      return
    }
    #expect(try await feed.polled.store.holds(of: "f").map(\.reason) == ["older"])
    feed.publish(.init(status: "counting", votes: 9), at: 5)
    #expect(try await feed.poll().real == ["feed.released"])
  }

  @Test("the tests of an answer whose real part is held as a whole are not taken")
  func heldMixture() async throws {
    let feed = try await MarkedFeed()
    feed.publish(.init(id: "c", status: "counting", votes: 9), at: 5)
    _ = try await feed.poll()
    feed.publish(
      .init(id: "c", status: "counting", votes: 9), .init(id: "d", isTest: true), at: 4)
    await #expect(throws: PollFailure.self) { try await feed.polled.poll() }
    #expect(try await feed.votes(of: tests).isEmpty)
    feed.publish(
      .init(id: "c", status: "counting", votes: 9), .init(id: "d", isTest: true), at: 6)
    let told = try await feed.poll()
    #expect(told.real == ["feed.released"])
    #expect(told.tests.count == 4)
  }

  @Test("a contest that is held in earnest does not keep the tests of its answer")
  func heldBesideTests() async throws {
    let feed = try await MarkedFeed()
    feed.publish(.init(id: "c", status: "counting", votes: 9))
    _ = try await feed.poll()
    feed.publish(
      .init(id: "c", status: "counting", votes: 4), .init(id: "d", isTest: true), tag: "both")
    let told = try await feed.poll()
    #expect(told.real == ["feed.suspect"])
    #expect(told.tests.count == 4)
    guard case .unchanged = try await feed.polled.poll().answer else {
      Issue.record("the answer was not asked for conditionally")
      return
    }
    #expect(try await feed.polled.store.holds(of: "f").map(\.contest) == ["c"])
  }

  @Test("a feed that failed works again when it shows tests")
  func recovered() async throws {
    let feed = try await MarkedFeed()
    feed.polled.script.fail("/r.json", status: 500)
    for _ in 1...3 {
      await #expect(throws: PollFailure.self) { try await feed.polled.poll() }
    }
    feed.publish(.init(isTest: true))
    let told = try await feed.poll()
    #expect(told.real == ["feed.recovered"])
    #expect(told.tests.count == 4)
  }
}
