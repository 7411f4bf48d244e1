import ElectionResults
import Storage
import Testing

@Suite("Preparing a condition")
struct ConditionPrepareTests {
  let conditions: ConditionDatabase

  init() throws { conditions = try ConditionDatabase.forChecking() }

  static let accepted = [
    "to_party <> 'ind'", "event.to_party = 'con' AND majority_pct < 5", "1", "has_tag('red-wall')",
    "to_party IN ('con', 'lab')", "from_party IS NOT NULL -- a comment", "/* ( */ 1",
    "contest_name LIKE '%pool;'", "candidates ->> '$[0].name' = 'x'",
    "json_array_length(candidates) > 3", "to_party IS DISTINCT FROM from_party",
    "EXISTS (SELECT 1 FROM results AS r WHERE r.contest = event.contest AND r.seats > 0)",
    "(SELECT count(*) FROM results) > 1", "(SELECT sum(t.votes) FROM tallies t) > 0",
    "(SELECT max(c.votes) FROM candidates c, events e WHERE e.contest = c.contest) > 1",
    "EXISTS (SELECT 1 FROM json_each(event.candidates) AS c WHERE c.value ->> 'name' = 'x')",
    "EXISTS (SELECT 1 FROM events e JOIN results r USING (election, contest))",
    "EXISTS (SELECT 1 FROM events e WHERE has_tag(e.tags, 'x') AND e.id <> event.cause)",
    "(WITH w AS (SELECT r.to_party AS p FROM results r) SELECT count(*) FROM w) > 1",
    "(SELECT r.votes AS v FROM tallies r ORDER BY v LIMIT 1) = 1",
    "length(replace(upper(coalesce(winner, '')), 'A', '')) > round(2.5)",
    "contest_name = 'it''s (open'", "CASE WHEN is_test THEN 0 ELSE 1 END",
    "\"to_party\" = [from_party]", "previous_majority_pct BETWEEN 1 AND 2",
  ]

  @Test("an expression over the event and the views is a condition", arguments: accepted)
  func accepts(expression: String) async throws {
    let condition = try await conditions.prepare(expression)
    #expect(condition.expression == expression)
    #expect(condition.hasSubselect == expression.contains("SELECT"))
  }

  static let refused: [(String, String, Int?)] = [
    ("", "empty", nil), ("  -- nothing", "empty", nil),
    ("1) OR (1", "no parenthesis is open", 1), ("(1", "not closed", 0),
    ("1; DELETE FROM events", "without semicolon", 1), ("to_party = ?1", "parameters", 11),
    ("to_party = :p", "parameters", 11), ("to_party = $p", "parameters", 11),
    ("winner = 'x", "does not end", 9), ("1 /* open", "does not end", 2),
    ("SELECT 1 FROM results", "parentheses", 0), ("WITH w AS (SELECT 1) SELECT 1", "parenth", 0),
    ("1\0", "control character", 1), ("count(*) > 1", "aggregate", nil),
    ("(SELECT count(event.votes)) > 1", "aggregate", nil), ("max(votes) > 1", "aggregate", nil),
    ("random() > 0", "random is not available", 0),
    ("hex(randomblob(9)) = ''", "randomblob is not available", 4),
    ("length(zeroblob(9)) = 9", "zeroblob is not available", 7),
    ("load_extension('x')", "load_extension", 0),
    ("date('now') > time", "date is not available", 0),
    ("strftime('%s') > 1", "strftime is not available", 0),
    ("time > CURRENT_TIMESTAMP", "current_timestamp is not available", 7),
    ("time > current_time", "current_time is not available", 7),
    ("_enter('x')", "out of reach", 0), ("_as_of() = 1", "out of reach", 0),
    ("\"_enter\"('x')", "out of reach", 0), ("last_insert_rowid() = 1", "not available", 0),
    ("sqlite_version() = '1'", "sqlite_version is not available", 0),
    ("row_number() OVER () = 1", "row_number", nil),
    ("EXISTS (SELECT 1 FROM sqlite_master)", "no view is called sqlite_master", 22),
    ("EXISTS (SELECT 1 FROM sqlite_schema)", "no view is called", nil),
    ("EXISTS (SELECT 1 FROM alerts)", "no view is called alerts", 22),
    ("EXISTS (SELECT 1 FROM feeds)", "no view is called feeds", 22),
    ("EXISTS (SELECT 1 FROM standings)", "standings is out of reach", 22),
    ("EXISTS (SELECT 1 FROM main.events)", "main is out of reach", 22),
    ("EXISTS (SELECT 1 FROM \"main\".results)", "main is out of reach", 22),
    (
      "(WITH results AS (SELECT * FROM [standings]) SELECT 1 FROM results)",
      "standings is out of reach", 32
    ),
    ("EXISTS (SELECT 1 FROM pragma_table_info('events'))", "a condition only reads", nil),
    ("EXISTS (SELECT 1 FROM json_tree('[]'))", "a condition only reads", nil),
    (
      "(WITH alerts AS (SELECT 1) SELECT 1 FROM alerts) + (SELECT count(*) FROM alerts)",
      "no view is called alerts", nil
    ),
    ("EXISTS (SELECT 1 FROM nowhere)", "no view is called nowhere", 22),
    ("nope(1)", "no function is called nope", 0),
    ("has_tag() = 1", "wrong number of arguments", nil),
    ("DELETE FROM events", "syntax error", nil), ("1, 2", "misused", nil),
    ("PRAGMA user_version", "syntax error", nil),
    ("to_party = ", "ends too early", 11), ("to_party = = 1", "syntax error", 11),
    ("1 ORDER BY 1", "syntax error", 2), ("1 LIMIT 1", "syntax error", 2),
    ("votes > 1\n  AND to_part = 'x'", "no column is called to_part", 16),
    ("\"lab\" = to_party", "single quotes: 'lab'", 0),
    ("'æ' = to_part", "no column is called to_part", 7),
  ]

  @Test("anything else is refused, with its place", arguments: refused)
  func refuses(expression: String, message: String, offset: Int?) async throws {
    let error = await #expect(throws: ConditionError.self) {
      try await conditions.prepare(expression)
    }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    if let offset { #expect(error?.offset == offset) }
  }

  @Test("a name that is not a column is told apart, for a suggestion")
  func unknownName() async throws {
    for expression in ["to_part = 'x'", "event.to_part = 'x'", "(SELECT r.to_part FROM results r)"]
    {
      let error = await #expect(throws: ConditionError.self) {
        try await conditions.prepare(expression)
      }
      #expect(error?.unknownName == "to_part")
      #expect(error?.offset != nil)
    }
    #expect(ConditionDatabase.suggestions.contains("to_party"))
  }

  static let unqualified: [(String, Int)] = [
    ("EXISTS (SELECT 1 FROM results WHERE contest = contest)", 36),
    ("EXISTS (SELECT 1 FROM results r WHERE r.contest = contest)", 50),
    ("EXISTS (SELECT 1 FROM results r WHERE (r.seats > (seats)))", 50),
    ("EXISTS (SELECT 1 FROM results r WHERE r.name = \"contest\")", 47),
    ("(\u{FEFF}SELECT votes FROM tallies t) > 1", 11),
    ("(SELECT votes FROM tallies t) > 1", 8), ("(SELECT count(votes) FROM tallies t) > 1", 14),
    ("EXISTS (SELECT 1 FROM results r, tallies t WHERE party = 'x')", 49),
    ("EXISTS (SELECT 1 FROM results r GROUP BY region)", 41),
    ("EXISTS (SELECT 1 FROM results r JOIN tallies t ON party = r.to_party)", 50),
    ("EXISTS (SELECT 1 FROM results r WHERE r.winner IS DISTINCT FROM winner)", 64),
    ("1 IN (SELECT r.seats FROM results r WHERE EXISTS (SELECT 1 WHERE seats > 0))", 65),
  ]

  @Test("a bare column inside a sub-select is refused", arguments: unqualified)
  func bare(expression: String, offset: Int) async throws {
    let error = await #expect(throws: ConditionError.self) {
      try await conditions.prepare(expression)
    }
    #expect(error?.message.hasPrefix("inside a sub-select write event.") == true)
    #expect(error?.offset == offset)
  }

  @Test("a condition tells which columns of the event it reads")
  func columns() async throws {
    let condition = try await conditions.prepare(
      "to_party = 'con' AND has_tag('x') AND EXISTS "
        + "(SELECT 1 FROM results r WHERE r.region = event.contest)")
    #expect(condition.columns == [.toParty, .tags, .contest])
  }
}
