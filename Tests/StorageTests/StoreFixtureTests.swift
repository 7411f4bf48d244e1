import ElectionResults
import Storage
import Testing

@Suite("Fixtures in a throw-away store")
struct StoreFixtureTests {
  @Test("what the store held before is gone, and conditions see the fixture alone")
  func replacing() async throws {
    let temporary = try TemporaryStore()
    let store = try temporary.open()
    _ = try await store.record(
      change(of: ElectionStanding(election: night), [contest(standing("A"), event("old"))]),
      feed: polled)
    var first = event("first", contest: nil)
    first.set(.sequence, 3)
    var second = event("second", contest: "B")
    second.set(.sequence, 7)
    var elsewhere = ElectionStanding(election: "elsewhere")
    elsewhere.contests["B"] = standing("B")
    elsewhere.tallies["con"] = PartyTally(party: "con", partyName: "Conservative", seatsWon: 4)
    for _ in 0..<2 {
      try await store.hold(only: StoreFixture(standings: [elsewhere], events: [first, second]))
      #expect(try await store.events(matching: EventFilter()) == [first, second])
      #expect(try await store.standing(of: night).contests.isEmpty)
      #expect(try await store.standing(of: "elsewhere").tallies == elsewhere.tallies)
      let conditions = try ConditionDatabase(storePath: store.path)
      let condition = try await conditions.prepare(
        """
        (SELECT count(*) FROM events AS e) = 2 AND (SELECT count(*) FROM results AS r) = 1
          AND (SELECT t.seats_won FROM tallies AS t) = 4
        """)
      #expect(try await conditions.holds(condition, event: 7, asOf: 7) == true)
    }
    try await store.hold(only: StoreFixture())
    #expect(try await store.events(matching: EventFilter()).isEmpty)
  }
}
