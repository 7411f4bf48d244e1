import ElectionResults
import Storage
import Testing

@Suite("Terms of a condition")
struct ConditionTermTests {
  let temporary: TemporaryStore
  let store: Store
  let conditions: ConditionDatabase

  init() async throws {
    temporary = try TemporaryStore()
    store = try temporary.open()
    conditions = try ConditionDatabase(storePath: temporary.path)
    var gain = event("1")
    gain[.tags] = .tags(["red-wall"])
    gain[.majority] = .integer(40)
    gain.set(.message, "not json")
    let state = try await store.standing(of: night)
    let seen = standing("A", winner: "Jill", votes: 10)
    _ = try await store.record(change(of: state, [contest(seen, gain)]), feed: polled)
  }

  private func terms(_ expression: String, asOf: Int = 1) async throws -> [ConditionTerm] {
    let condition = try await conditions.prepare(expression)
    return await conditions.terms(of: condition, event: 1, asOf: asOf)
  }

  static let splits: [(String, [String])] = [
    ("to_party = 'con'", ["to_party = 'con'"]),
    ("to_party = 'con' AND majority < 5", ["to_party = 'con'", "majority < 5"]),
    ("1 and\n 2 AnD 3", ["1", "2", "3"]),
    ("majority BETWEEN 1 AND 2 AND 3", ["majority BETWEEN 1 AND 2", "3"]),
    ("1 AND majority NOT BETWEEN 1 AND 2", ["1", "majority NOT BETWEEN 1 AND 2"]),
    (
      "majority BETWEEN votes BETWEEN 1 AND 2 AND 3 AND 4",
      ["majority BETWEEN votes BETWEEN 1 AND 2 AND 3", "4"]
    ),
    (
      "CASE WHEN 1 AND 2 THEN CASE 3 WHEN 4 AND 5 THEN 6 END END AND 7",
      ["CASE WHEN 1 AND 2 THEN CASE 3 WHEN 4 AND 5 THEN 6 END END", "7"]
    ),
    ("1 AND (2 OR 3)", ["1", "(2 OR 3)"]), ("1 AND 2 OR 3", ["1 AND 2 OR 3"]),
    ("1 OR majority BETWEEN 1 AND 2", ["1 OR majority BETWEEN 1 AND 2"]),
    ("NOT 1 AND NOT (2 AND 3)", ["NOT 1", "NOT (2 AND 3)"]),
    ("(1 AND (2) AND (3 OR 4))", ["1", "(2)", "(3 OR 4)"]),
    ("(1 AND 2) AND (3 AND 4)", ["(1 AND 2)", "(3 AND 4)"]),
    ("(1) AND (2)", ["(1)", "(2)"]), ("((SELECT 1 AND 2))", ["(SELECT 1 AND 2)"]),
    ("winner = 'x AND y' AND \"kind\" = 'a''b'", ["winner = 'x AND y'", "\"kind\" = 'a''b'"]),
    ("/* one */ 1 -- AND\n AND /* two */ 2 /* in */ + 3 -- three", ["1", "2 /* in */ + 3"]),
    ("winner = 'Ynys Môn' AND [kind] = 'é'", ["winner = 'Ynys Môn'", "[kind] = 'é'"]),
    (
      "EXISTS (SELECT 1 FROM results r WHERE r.seats > 0 AND r.contest = event.contest) AND 1",
      ["EXISTS (SELECT 1 FROM results r WHERE r.seats > 0 AND r.contest = event.contest)", "1"]
    ),
  ]

  @Test("a condition is split where it joins by AND, as it is written", arguments: splits)
  func split(expression: String, texts: [String]) async throws {
    let terms = try await terms(expression)
    #expect(terms.map(\.text) == texts)
    #expect(terms.allSatisfy { $0.failure == nil }, "\(terms)")
  }

  @Test("a term is true, false or NULL, and names the columns of the event that it reads")
  func truths() async throws {
    let terms = try await terms(
      """
      to_party = 'con' AND majority < 5 AND votes > 3 AND has_tag('red-wall')
        AND has_tag('x') AND 'text' AND to_party <> 'lab' AND majority + total > majority
        AND has_tag(event.message, 'x')
      """)
    #expect(
      terms.map(\.truth) == [true, false, nil, true, false, false, true, nil, false])
    #expect(terms.allSatisfy { $0.failure == nil })
    #expect(
      terms.map(\.columns) == [
        [.toParty], [.majority], [.votes], [.tags], [.tags], [], [.toParty], [.majority, .total],
        [.message],
      ])
  }

  @Test("in a sub-select the columns are those of the event, and not of the views")
  func columnsInside() async throws {
    let terms = try await terms(
      """
      EXISTS (SELECT 1 FROM events e WHERE e.sequence <= 9 AND e.region IS event.region)
        AND (WITH w AS (SELECT r.votes AS v FROM candidates r WHERE has_tag('red-wall'))
             SELECT sum(w.v) FROM w) = 10
        AND EXISTS (SELECT 1 FROM results AS event WHERE event.status = 'declared')
        AND sequence = 1
      """)
    #expect(terms.map(\.truth) == [true, true, true, true])
    #expect(terms.map(\.columns) == [[.region], [.tags], [], [.sequence]])
  }

  @Test("a term sees the views as of the place that is asked for")
  func asOf() async throws {
    let state = try await store.standing(of: night)
    _ = try await store.record(
      change(of: state, [contest(standing("A", winner: "Lee", votes: 20), event("2"))]),
      feed: polled)
    let expression = "1 AND (SELECT r.winner FROM results r WHERE r.contest = 'A') = 'Jill'"
    #expect(try await terms(expression, asOf: 1).map(\.truth) == [true, true])
    #expect(try await terms(expression, asOf: 2).map(\.truth) == [true, false])
  }

  @Test("a term that fails or does not end says so, and keeps no other from its truth")
  func failures() async throws {
    let terms = try await terms(
      """
      majority = 40 AND json_extract(message, '$.a') = 1 AND votes IS NULL
        AND (WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT t.n + 1 FROM t)
             SELECT count(*) FROM t) > event.majority
        AND majority = 41
      """)
    #expect(terms.map(\.truth) == [true, nil, true, nil, false])
    #expect(
      terms.map(\.failure) == [nil, "malformed JSON", nil, "took longer than 50 ms", nil])
    #expect(terms.map(\.columns) == [[.majority], [.message], [.votes], [.majority], [.majority]])
  }

  @Test("of an event that is not stored nothing is known")
  func noEvent() async throws {
    let condition = try await conditions.prepare("1 AND 2")
    let terms = await conditions.terms(of: condition, event: 7, asOf: 7)
    #expect(terms.map(\.failure) == ["found no event 7", "found no event 7"])
    #expect(terms.map(\.truth) == [nil, nil])
  }
}
