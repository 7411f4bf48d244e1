import ElectionResults
import Foundation
import GRDB
import SeatwatchApp
import SeatwatchTesting
import Storage
import Testing

@Suite("figures that a feed marks as a test")
struct AcceptedTestsTests {
  private let real: ElectionID = "e"
  private let tests: ElectionID = "e#test"
  private let declaration = ["count.started", "result.declared", "seat.new", "tally.changed"]

  @Test("are dropped, unless the feed says otherwise", arguments: [true, false])
  func dropped(whole: Bool) async throws {
    let feed = try await MarkedFeed(accepting: false)
    feed.publish(.init(isTest: !whole), isTest: whole)
    for _ in 1...2 {
      let events = try await feed.polled.poll().events
      #expect(events.isEmpty)
    }
    #expect(try await feed.polled.store.events(matching: EventFilter()).isEmpty)
    #expect(try await feed.votes(of: real).isEmpty)
    #expect(try await feed.votes(of: tests).isEmpty)
  }

  @Test("tell what they would tell if they were real, apart from it", arguments: [true, false])
  func accepted(whole: Bool) async throws {
    let feed = try await MarkedFeed()
    feed.publish(.init(isTest: !whole), isTest: whole)
    let told = try await feed.poll()
    #expect(told.real == [])
    #expect(told.tests == declaration)
    let store = try feed.polled.store
    #expect(try await store.standing(of: real) == ElectionStanding(election: real))
    #expect(try await store.elections() == [])
    #expect(try await store.results(matching: ResultFilter()).isEmpty)
    #expect(try await feed.votes(of: tests) == ["c": 5])
    #expect(try await feed.seats(of: tests) == ["lab 1"])
    let events = try await store.events(matching: EventFilter(election: real))
    #expect(events.count == declaration.count)
    #expect(events.allSatisfy { $0.isTrue(.isTest) && $0.election == real })

    feed.publish(.init())
    #expect(try await feed.poll().real == declaration)
    let all = try await store.events(matching: EventFilter(election: real))
    #expect(Set(all.map(\.id)).count == 2 * declaration.count)
    for (test, real) in zip(all, all.dropFirst(declaration.count)) {
      for column in EventColumn.allCases where !Self.differing.contains(column) {
        #expect(test[column] == real[column], "\(column)")
      }
    }
  }

  /// Columns in which a test and the same in earnest are not the same.
  private static let differing: Set<EventColumn> = [
    .id, .sequence, .cause, .isTest, .isCatchUp, .etag, .bodySHA256,
  ]

  @Test("and the same contest in earnest do not move each other")
  func sameContest() async throws {
    let feed = try await MarkedFeed()
    feed.publish(.init(votes: 9), isTest: true)
    _ = try await feed.poll()
    feed.publish(.init(status: "counting", votes: 2))
    #expect(try await feed.poll().real == ["count.started"])
    feed.publish(.init(votes: 3, others: 8), isTest: true)
    let corrected = try await feed.poll()
    #expect(corrected.real == [])
    #expect(corrected.tests.prefix(2) == ["result.corrected", "seat.new"])
    #expect(try await feed.votes(of: real) == ["c": 2])
    #expect(try await feed.votes(of: tests) == ["c": 8])
    #expect(try await feed.seats(of: real) == [])
    #expect(try await feed.seats(of: tests) == ["con 1"])
    feed.publish(.init(votes: 7))
    #expect(try await feed.poll().real == Array(declaration.dropFirst()))
    #expect(try await feed.seats(of: real) == ["lab 1"])
    #expect(try await feed.seats(of: tests) == ["con 1"])
  }

  @Test("stand beside real ones in one answer, which is recorded once, also over a restart")
  func mixed() async throws {
    var feed = try await MarkedFeed()
    feed.publish(.init(id: "c"), .init(id: "d", votes: 7, isTest: true))
    let told = try await feed.poll()
    #expect(told.real == declaration)
    #expect(told.tests == declaration)
    for _ in 1...2 {
      #expect(try await feed.polled.poll().events.isEmpty)
      try await feed.restart()
    }
    #expect(try await feed.votes(of: real) == ["c": 5])
    #expect(try await feed.votes(of: tests) == ["d": 7])
    feed.publish(.init(id: "c", isTest: true), .init(id: "d", votes: 8))
    let turned = try await feed.poll()
    #expect(turned.real == declaration + ["majority.reached", "election.complete"])
    #expect(turned.tests == turned.real)
    try await feed.restart()
    #expect(try await feed.polled.poll().events.isEmpty)
    #expect(try await feed.votes(of: real) == ["c": 5, "d": 8])
    #expect(try await feed.votes(of: tests) == ["c": 5, "d": 7])
  }

  @Test("are recorded by the next poll when the one before ended between them and the real ones")
  func crash() async throws {
    var feed = try await MarkedFeed()
    feed.publish(.init(id: "c"), .init(id: "d", isTest: true))
    let file = try DatabaseQueue(path: feed.polled.folder.path + "/seatwatch.db")
    try await file.write { database in
      try database.execute(
        sql: """
          CREATE TRIGGER crash BEFORE INSERT ON events WHEN NEW.is_test = 1
          BEGIN SELECT raise(ABORT, 'the power is gone'); END
          """)
    }
    await #expect(throws: PollFailure.self) { try await feed.polled.poll() }
    #expect(try await feed.votes(of: real) == ["c": 5])
    #expect(try await feed.polled.store.feedState(of: "f") == nil)
    try await file.write { try $0.execute(sql: "DROP TRIGGER crash") }
    try await feed.restart()
    let told = try await feed.poll()
    #expect(told.real == [])
    #expect(told.tests == declaration)
    #expect(try await feed.polled.events("*").count == 2 * declaration.count)
  }

  @Test("follow the feed's key when it changes")
  func key() async throws {
    var feed = try await MarkedFeed(accepting: false)
    feed.publish(.init(id: "c"), .init(id: "d", isTest: true))
    #expect(try await feed.poll().real == declaration)
    try await feed.restart(accepting: true)
    let told = try await feed.poll()
    #expect(told.real == [])
    #expect(told.tests == declaration)
    try await feed.restart(accepting: false)
    feed.publish(.init(id: "c"), .init(id: "d", votes: 9, isTest: true))
    #expect(try await feed.polled.poll().events.isEmpty)
    #expect(try await feed.votes(of: tests) == ["d": 5])
  }

  @Test("make a feed watched, so that what it shows in earnest is news")
  func watched() async throws {
    let feed = try await MarkedFeed()
    feed.publish(.init(), isTest: true)
    _ = try await feed.poll()
    feed.publish(.init())
    _ = try await feed.poll()
    let declarations = try await feed.polled.events("result.declared")
    #expect(declarations.map { $0.isTrue(.isCatchUp) } == [true, false])
  }

  @Test("are not what the clock watches, and may come before the polls close")
  func clock() async throws {
    let feed = try await MarkedFeed(
      election: """
        silent_after: 10m, polls_close: "2021-05-07T06:20:00Z"
        """)
    feed.publish(.init(status: "counting"), isTest: true)
    #expect(try await feed.poll().tests == ["count.started"])
    feed.polled.timekeeper.advanceNow(by: .seconds(3_600))
    #expect(try await feed.polled.told() == ["polls.closed"])
    #expect(try await feed.polled.told() == [])
    #expect(try await feed.polled.events("polls.closed").allSatisfy { !$0.isTrue(.isTest) })
  }
}
