import AlertRules
import ElectionResults
import Testing

@Suite("Tests of rules")
struct RuleTestRunnerTests {
  /// A rule for gains with one test.
  private func result(
    _ test: String, if condition: String? = nil, keys: String = ""
  ) async throws -> RuleTestResult {
    let report = try await RuleTests.report(
      on: """
        rules:
          - id: gains
            on: seat.gained
            notify: [desk, audit]
            title: "{{to_party_name}} GAIN {{contest_name}} from {{from_party_name}}"
            text: "{{winner}}"
        \(condition.map { "    if: >-\n      \($0)\n" } ?? "")\(keys)
            tests:
              - \(test)

        """)
    return try #require(report.results.first)
  }

  @Test("the example of the contract gives the gain of Hartlepool")
  func contract() async throws {
    let report = try await RuleTests.report(
      on: """
        rules:
          - id: seat-changed-hands
            on: seat.gained                        # one type, a list, or a prefix such as seat.*
            if: to_party <> 'ind'                  # optional: an SQL expression over the event's columns
            for: 0s                                # must still hold after this long (a correction in between cancels)
            confirm: {feeds: 1}                    # {feeds: 2, within: 10m, else: send_unconfirmed | drop}
            test: false                            # also match test events
            severity: urgent                       # info | notice | urgent
            notify: [desk, audit]
            limit: {per: 10m, most: 20}            # beyond it, one digest
            title: "{{to_party_name}} GAIN {{contest_name}} from {{from_party_name}}"
            text: "Majority {{majority}} ({{majority_pct}} %), swing {{swing}}. Held since {{held_since}}."
            tests:                                 # run by `seatwatch rules test`
              - event: {type: seat.gained, from_party: lab, to_party: con, contest_name: Hartlepool}
                expect: {title: "Conservative GAIN Hartlepool from Labour"}
              - event: {type: seat.gained, to_party: ind}
                expect: none
        """)
    #expect(report.results.map(\.hasPassed) == [true, true])
    #expect(report.results[0].message?.title == "Conservative GAIN Hartlepool from Labour")
    #expect(report.untested.isEmpty)
  }

  @Test("what an event leaves out is what the configuration gives a real one")
  func filling() async throws {
    let event = try await result(
      """
      {event: {type: seat.gained, contest: e14000733, to_party: CON, from_party: xyz, party: lab}, expect: alert}
      """
    ).event
    #expect(event.id == "00000000000000000000000000000001")
    #expect(event.sequence == 1)
    #expect(event.text(.time) == "2021-05-07T06:12:00.000Z")
    #expect(event.election == "hartlepool-2021")
    #expect(event.text(.electionName) == "Hartlepool by-election")
    #expect(event.text(.body) == "House of Commons")
    #expect(event.text(.contestName) == "Hartlepool")
    #expect(event[.tags] == .tags(["north", "red-wall"]))
    #expect(event.text(.toPartyName) == "Conservative")
    #expect(event.text(.fromPartyName) == "xyz")
    #expect(event.text(.partyName) == "Labour")
    #expect(event[.isTest] == .truth(false))
    #expect(event[.isCatchUp] == .truth(false))
  }

  @Test("what an event gives stays, null too, and another election has its own names")
  func given() async throws {
    let event = try await result(
      """
      {event: {type: seat.gained, election: abroad, contest: E14000733, to_party: con, from_party: lab,
        from_party_name: null, tags: a, time: "2024-07-05T04:00:00+02:00", is_catch_up: 1, id: mine, sequence: 7,
        swing: 15.987}, expect: alert}
      """
    ).event
    #expect(event.text(.electionName) == "An election abroad")
    #expect(event[.body] == nil)
    #expect(event[.contestName] == nil)
    #expect(event.text(.toPartyName) == "Conservatives abroad")
    #expect(event[.fromPartyName] == nil)
    #expect(event[.tags] == .tags(["a"]))
    #expect(event.text(.time) == "2024-07-05T02:00:00.000Z")
    #expect(event[.isCatchUp] == .truth(true))
    #expect(event.id == "mine")
    #expect(event.sequence == 7)
    #expect(event.real(.swing) == 15.987)
  }

  @Test("an event of an election that the configuration does not have has the names of all parties")
  func foreignElection() async throws {
    let event = try await result(
      "{event: {type: seat.gained, election: unknown, to_party: con}, expect: alert}"
    ).event
    #expect(event.text(.toPartyName) == "Conservative")
    #expect(event[.electionName] == nil)
  }

  @Test("lists are the JSON that the store has, with null for what a row leaves out")
  func lists() async throws {
    let event = try await result(
      """
      {event: {type: seat.gained, candidates: [{name: A, party: con, votes: 5, pct: 51.88}, {name: B, elected: false}],
        changes: [{field: votes, was: 1, now: 2}, {field: winner, was: A}]}, expect: alert}
      """
    ).event
    #expect(
      event[.candidates]
        == .json(
          """
          [{"name":"A","party":"con","votes":5,"final_votes":null,"pct":51.88,"change":null,"elected":null},\
          {"name":"B","party":null,"votes":null,"final_votes":null,"pct":null,"change":null,"elected":false}]
          """))
    #expect(
      event[.changes]
        == .json(
          """
          [{"field":"votes","was":1,"now":2},{"field":"winner","was":"A","now":null}]
          """))
  }

  @Test(
    "neither `for` nor `confirm` nor `limit` keeps a test's alert back",
    arguments: ["for: 5m", "confirm: {feeds: 2, else: drop}", "limit: {per: 10m, most: 1}"])
  func waiting(key: String) async throws {
    let event = "{type: seat.gained, contest: E1}"
    let result = try await result(
      "{events: [\(event), \(event)], expect: alert}", keys: "    " + key)
    #expect(result.hasPassed)
  }

  @Test("an event of a type that the rule does not judge gives none, and so does one of a test")
  func unseen() async throws {
    let held = try await result("{event: {type: seat.held}, expect: none}")
    #expect(held.hasPassed)
    let test = "{event: {type: seat.gained, is_test: true}, expect: none}"
    #expect(try await result(test).hasPassed)
    let taken = try await result(test, keys: "    test: true")
    #expect(
      taken.differences == [
        .init(part: .outcome, expected: "none", found: "alert: TEST: GAIN from")
      ])
  }

  @Test(
    "sub-selects see the events before, and the rows of the views",
    arguments: [
      "(SELECT count(*) FROM events AS e) = 2 AND EXISTS (SELECT 1 FROM events AS e WHERE e.id = event.cause)",
      "(SELECT count(*) FROM results AS r WHERE r.election = event.election) = 4",
      "(SELECT r.to_party FROM results AS r WHERE r.contest = 'E1') = 'con'",
      "(SELECT r.contest_name || r.winner || r.status FROM results AS r WHERE r.contest = 'E1')"
        + " = 'ElsewhereConservativedeclared'",
      "(SELECT r.majority FROM results AS r WHERE r.winner = 'Mike Hill') = 3595",
      "(SELECT has_tag(r.tags, 'north') FROM results AS r WHERE r.contest = 'E14000733')",
      "(SELECT count(*) FROM results AS r WHERE r.winner IS NULL AND r.from_party = 'lab'"
        + " AND r.status = 'counting' AND r.region = 'North' AND r.reporting_pct = 12.5) = 1",
      "(SELECT group_concat(c.position || c.name || coalesce(c.elected, '-')) FROM candidates AS c"
        + " WHERE c.contest = 'E2') = '1Conservative1,2B1,3C0'",
      "(SELECT count(*) FROM candidates AS c WHERE c.contest = 'E3' AND c.elected IS NULL) = 1",
      "(SELECT sum(t.seats_won) FROM tallies AS t WHERE t.election = event.election) = 7",
      "(SELECT t.party_name || t.votes FROM tallies AS t WHERE t.election = 'abroad')"
        + " = 'Conservatives abroad0'",
    ])
  func views(condition: String) async throws {
    let test = """
      events:
                - {type: result.declared, id: first}
                - {type: seat.gained, contest: E14000733, cause: first}
              results:
                - {contest: E14000733, winner: Mike Hill, to_party: lab, majority: 3595}
                - {contest: E1, to_party: con}
                - {contest: E3, from_party: lab, status: counting, region: North, reporting_pct: 12.5}
              candidates:
                - {contest: E2, party: con, elected: true}
                - {contest: E2, party: ind, name: B, elected: true}
                - {contest: E2, party: ind, name: C}
                - {contest: E3, party: ind, name: D, votes: 5}
              tallies:
                - {party: con, seats_won: 3}
                - {party: lab, seats_won: 4}
                - {election: abroad, party: con}
              expect: alert
      """
    #expect(try await result(test, if: condition).hasPassed)
  }

  @Test("every part that is expected is compared to the letter, and only that")
  func differences() async throws {
    let result = try await result(
      """
      event: {type: seat.gained, to_party: con, contest: E1, winner: A}
              expect: {title: Labour GAIN Elsewhere from, text: "A\\n", severity: urgent, per_sink: {audit: {text: B, title: C}}}
      """, keys: "    per_sink: {audit: {title: C}}")
    #expect(
      result.differences == [
        .init(part: .severity, expected: "urgent", found: "notice"),
        .init(
          part: .title, expected: "Labour GAIN Elsewhere from",
          found: "Conservative GAIN Elsewhere from"),
        .init(part: .ownText("audit"), expected: "B", found: "A"),
      ])
  }

  @Test("a condition that is not true gives none, and one that fails is never what was expected")
  func conditions() async throws {
    let test = "{event: {type: seat.gained, winner: '{'}, expect: none}"
    #expect(try await result(test, if: "majority < 5").hasPassed)
    let failed = try await result(test, if: "json_extract(winner, '$.a') = 1")
    #expect(!failed.hasPassed)
    guard case .failed = failed.verdict else {
      Issue.record("\(failed.verdict)")
      return
    }
  }

  @Test("each test has a log of its own, and rules without tests are named")
  func separation() async throws {
    let report = try await RuleTests.report(
      on: """
        rules:
          - id: first
            on: seat.gained
            if: (SELECT count(*) FROM events AS e) + (SELECT count(*) FROM results AS r) = 1
            notify: desk
            tests:
              - {events: [{type: seat.held}, {type: seat.gained}], results: [{contest: A}], expect: none}
              - {event: {type: seat.gained}, expect: alert}
          - {id: bare, on: "*", notify: desk}
        """)
    #expect(report.failed.isEmpty)
    #expect(report.results.map(\.number) == [1, 2])
    #expect(report.untested == ["bare"])
  }
}
