import ElectionResults
import Foundation
import Storage
import Testing

@Suite("Judging events")
struct ConditionJudgeTests {
  let temporary: TemporaryStore
  let store: Store
  let conditions: ConditionDatabase

  init() throws {
    temporary = try TemporaryStore()
    store = try temporary.open()
    conditions = try ConditionDatabase(storePath: temporary.path)
  }

  func record(_ contests: ContestChange...) async throws {
    let state = try await store.standing(of: night)
    _ = try await store.record(change(of: state, contests), feed: polled)
  }

  func matches(
    _ expression: String, _ events: ClosedRange<Int> = 1...100,
    _ types: Set<EventType> = Set(EventType.allCases)
  ) async throws -> [Int] {
    let condition = try await conditions.prepare(expression)
    let verdict = await conditions.judge(condition, events: events, types: types)
    #expect(verdict.failed.isEmpty)
    return verdict.matched
  }

  @Test("an event is looked at when its type and its place in the log are asked for")
  func range() async throws {
    let types: [EventType] = [.seatGained, .seatHeld, .seatGained, .tallyChanged]
    for (index, type) in types.enumerated() {
      try await record(contest(standing("A"), event("\(index)", type)))
    }
    #expect(try await matches("1") == [1, 2, 3, 4])
    #expect(try await matches("1", 2...3) == [2, 3])
    #expect(try await matches("1", 1...4, [.seatGained]) == [1, 3])
    #expect(try await matches("(SELECT 1)", 2...4, [.seatGained, .tallyChanged]) == [3, 4])
    #expect(try await matches("1", 1...4, []) == [])
    #expect(try await matches("NULL") == [])
    #expect(try await matches("type = 'seat.held' -- comment") == [2])
  }

  @Test("has_tag speaks of the event, with a row of that row")
  func tags() async throws {
    var tagged = event("1")
    tagged[.tags] = .tags(["red-wall", "north"])
    var other = event("2")
    other[.tags] = .tags(["red"])
    try await record(contest(standing("A"), tagged, other, event("3")))
    #expect(try await matches("has_tag('red-wall')") == [1])
    #expect(try await matches("has_tag('red')") == [2])
    #expect(try await matches("\"has_tag\"('red')") == [2])
    #expect(try await matches("NOT has_tag('red-wall')") == [2, 3])
    #expect(try await matches("has_tag(event.tags, 'north')") == [1])
    let earlier = """
      EXISTS (SELECT 1 FROM events e
        WHERE e.sequence < event.sequence AND has_tag(e.tags, 'red-wall')) AND has_tag('red')
      """
    #expect(try await matches(earlier) == [2])
  }

  @Test("the views show who of several is elected, the seats of lists, and what a state weighs")
  func several() async throws {
    var ward = standing("A", winner: "Ann")
    (ward.seats, ward.weight) = (2, 16)
    ward.outcome?.electedCount = 2
    ward.candidates += ["Bo", "Cy"].map {
      CandidateStanding(name: $0, party: "lab", partyName: "Labour")
    }
    var lists = standing("L")
    lists.candidates = [
      CandidateStanding(
        name: "Labour", party: "lab", partyName: "Labour", list: ListAllocation(seats: 3))
    ]
    try await record(contest(ward, event("1")), contest(lists, event("2")))
    let elected = "(SELECT group_concat(c.name) FROM candidates c WHERE c.elected) = 'Ann,Bo'"
    #expect(try await matches(elected, 1...1) == [1])
    #expect(try await matches("(SELECT sum(c.seats) FROM candidates c) = 3") == [2])
    #expect(
      try await matches("(SELECT r.weight FROM results r WHERE r.contest = 'A') = 16") == [1, 2])
  }

  @Test("letter case does not tell parties and contests apart")
  func letterCase() async throws {
    try await record(contest(standing("A"), event("1")))
    #expect(try await matches("to_party = 'CON' AND contest = 'a'") == [1])
  }

  @Test("an event sees the log up to itself, though later events are stored")
  func events() async throws {
    try await record(contest(standing("A"), event("1"), event("2")))
    try await record(contest(standing("B"), event("3", contest: "B")))
    for count in 1...3 {
      let seen = try await matches("(SELECT count(*) FROM events) = \(count)")
      #expect(seen == [count])
    }
  }

  @Test("an event sees results, candidates and tallies as they were with it")
  func asOf() async throws {
    func tally(_ seats: Int) -> PartyTally {
      PartyTally(party: "con", partyName: "P", seatsWon: seats)
    }
    try await record(
      contest(standing("A", winner: "Jill", votes: 10), tallies: [tally(1)], event("1"), event("2"))
    )
    // Seen by whatever event comes next, by no earlier one.
    try await record(contest(standing("A", winner: "Jill", votes: 11), tallies: [tally(7)]))
    try await record(contest(standing("A", winner: "Jill", votes: 12), tallies: [tally(8)]))
    try await record(
      contest(standing("B", winner: "Kim", votes: 5), tallies: [tally(2)], event("3")),
      contest(standing("A", winner: "Lee", party: "lab", votes: 20), event("4")))
    try await record(contest(standing("A"), event("5")))

    let winner = "(SELECT r.winner FROM results r WHERE r.contest = 'A')"
    #expect(try await matches(winner + " = 'Jill'") == [1, 2, 3])
    #expect(try await matches(winner + " = 'Lee'") == [4])
    #expect(try await matches(winner + " IS NULL") == [5])
    #expect(try await matches("(SELECT count(*) FROM results) = 1") == [1, 2])
    #expect(try await matches("(SELECT count(*) FROM results) = 2") == [3, 4, 5])
    let votes = "(SELECT c.votes FROM candidates c WHERE c.contest = 'A' AND c.position = 1)"
    #expect(try await matches(votes + " = 10") == [1, 2])
    #expect(try await matches(votes + " = 12") == [3])
    #expect(try await matches(votes + " = 20") == [4])
    let seats = "(SELECT t.seats_won FROM tallies t WHERE t.party = 'con')"
    #expect(try await matches(seats + " = 1") == [1, 2])
    #expect(try await matches(seats + " = 2") == [3, 4, 5])
    #expect(try await matches(seats + " IN (7, 8)") == [])
  }

  @Test("what is recorded later changes no verdict")
  func stable() async throws {
    let expressions = [
      "(SELECT count(*) FROM events) + (SELECT sum(c.votes) FROM candidates c) = 101",
      "EXISTS (SELECT 1 FROM tallies t WHERE t.votes = 3)",
    ]
    let tally = PartyTally(party: "con", partyName: "P", votes: 3)
    try await record(contest(standing("A"), tallies: [tally], event("1")))
    for expression in expressions { #expect(try await matches(expression, 1...1) == [1]) }
    try await record(
      contest(standing("A", votes: 7), tallies: [PartyTally(party: "con", partyName: "P")]))
    try await record(contest(standing("B"), event("2")))
    for expression in expressions { #expect(try await matches(expression, 1...1) == [1]) }
  }

  @Test("a query without end fails on its event")
  func endless() async throws {
    try await record(contest(standing("A"), event("1"), event("2")))
    let condition = try await conditions.prepare(
      """
      CASE event.sequence WHEN 2 THEN 1 ELSE
        (WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT t.n + 1 FROM t) SELECT count(*) FROM t)
      END
      """)
    let verdict = await conditions.judge(condition, events: 1...2, types: [.seatGained])
    #expect(verdict.matched == [2])
    #expect(verdict.failed.map(\.sequence) == [1])
    #expect(verdict.failed.first?.message == "took longer than 50 ms")
    #expect(try await matches("1") == [1, 2])
  }

  @Test("an event on which an expression fails does not keep it from the others")
  func failing() async throws {
    var named = event("2")
    named.set(.message, "not json")
    try await record(contest(standing("A"), event("1"), named, event("3")))
    let condition = try await conditions.prepare(
      "json_extract(coalesce(message, '{\"a\":1}'), '$.a') = 1")
    let verdict = await conditions.judge(condition, events: 1...3, types: [.seatGained])
    #expect(verdict.matched == [1, 3])
    #expect(verdict.failed.map(\.sequence) == [2])
  }

  @Test("a value that grows too long fails, and takes no memory")
  func tooLong() async throws {
    try await record(contest(standing("A"), event("1")))
    let condition = try await conditions.prepare(
      "length(printf('%100000d', 1) || printf('%100000d', 1)) > 1")
    let verdict = await conditions.judge(condition, events: 1...1, types: [.seatGained])
    #expect(verdict.failed.map(\.sequence) == [1])
  }

  @Test("a store that is not there is an error that names it")
  func noStore() throws {
    let path = temporary.folder.path + "/none.db"
    let error = #expect(throws: StoreError.self) { try ConditionDatabase(storePath: path) }
    #expect(error?.description.contains(path) == true)
  }
}
