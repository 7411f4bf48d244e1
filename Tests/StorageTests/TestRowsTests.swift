import ElectionResults
import GRDB
import Storage
import Testing

@Suite("Judging events of tests")
struct TestRowsTests {
  let temporary: TemporaryStore
  let store: Store
  let conditions: ConditionDatabase

  /// A real contest with an event, the same as a test, and another event of each.
  init() async throws {
    temporary = try TemporaryStore()
    store = try temporary.open()
    conditions = try ConditionDatabase(storePath: temporary.path)
    for (id, votes) in [("1", 100), ("2", 7), ("3", 101), ("4", 8)] {
      let isTest = votes < 50
      var told = event(id)
      told[.isTest] = .truth(isTest)
      told.set(.majority, votes)
      let tally = PartyTally(party: "con", partyName: "P", votes: votes)
      let before = try await store.standing(of: isTest ? night.ofTests : night)
      let change = change(
        of: before, [contest(standing("A", winner: "Jill", votes: votes), tallies: [tally], told)])
      _ = try await store.record(change, feed: polled)
    }
  }

  private func matches(_ expression: String) async throws -> [Int] {
    let condition = try await conditions.prepare(expression)
    let verdict = await conditions.judge(
      condition, events: 1...4, types: Set(EventType.allCases))
    #expect(verdict.failed.isEmpty)
    for sequence in 1...4 {
      let holds = try await conditions.holds(condition, event: sequence, asOf: sequence)
      #expect(holds == verdict.matched.contains(sequence))
    }
    return verdict.matched
  }

  @Test(
    "the views have the rows of the event's own kind",
    arguments: [
      "(SELECT count(*) FROM events) = (event.sequence + 1) / 2",
      "(SELECT count(*) FROM events AS e WHERE e.is_test = event.is_test) = (event.sequence + 1) / 2",
      "(SELECT r.majority FROM results AS r WHERE r.election = event.election) = event.majority",
      "(SELECT r.majority FROM results AS r WHERE r.election = 'NIGHT' AND r.contest = 'a') = event.majority",
      "(SELECT sum(r.majority) FROM results AS r) = event.majority",
      "(SELECT c.votes FROM candidates AS c WHERE c.election = event.election) = event.majority",
      "(SELECT sum(t.votes) FROM tallies AS t WHERE t.election = event.election) = event.majority",
      "EXISTS (SELECT 1 FROM results AS r JOIN tallies AS t ON r.election = t.election)",
      "majority > 0", "1",
    ])
  func ownKind(expression: String) async throws {
    #expect(try await matches(expression) == [1, 2, 3, 4])
  }

  @Test("a condition may tell them apart by the row, and never finds the others")
  func apart() async throws {
    #expect(try await matches("is_test") == [2, 4])
    #expect(try await matches("NOT is_test AND (SELECT 1)") == [1, 3])
    #expect(
      try await matches(
        "EXISTS (SELECT 1 FROM results AS r WHERE r.election LIKE '%#test')") == [])
    #expect(
      try await matches(
        "EXISTS (SELECT 1 FROM events AS e WHERE e.is_test <> event.is_test)") == [])
  }

  @Test("an alert that waits is looked at among tests as of later")
  func later() async throws {
    let condition = try await conditions.prepare(
      "(SELECT r.majority FROM results AS r) = event.majority + 1")
    #expect(try await conditions.holds(condition, event: 2, asOf: 2) == false)
    #expect(try await conditions.holds(condition, event: 2, asOf: 4) == true)
    #expect(try await conditions.holds(condition, event: 1, asOf: 2) == false)
    #expect(try await conditions.holds(condition, event: 1, asOf: 4) == true)
  }

  @Test("the views of the file have no tests, nor have lists of all contests and elections")
  func people() async throws {
    let rows = try await DatabaseQueue(path: temporary.path).read { database in
      try ["results", "candidates", "tallies"].flatMap {
        try String.fetchAll(database, sql: "SELECT election FROM \($0)")
      }
    }
    #expect(rows == ["night", "night", "night"])
    #expect(try await store.elections() == [night])
    #expect(try await store.results(matching: ResultFilter()).count == 1)
    let ofTests = try await store.results(matching: ResultFilter(election: night.ofTests))
    #expect(ofTests.map(\.outcome?.majority) == [8])
  }
}
