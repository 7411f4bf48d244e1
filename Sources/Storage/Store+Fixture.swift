internal import ElectionResults
internal import GRDB

extension Store {
  /// How many bytes `candidates` and `changes` of an event may have together.
  package static var mostListBytes: Int { EventTable.longestJSON }

  /// Makes log and standings what a fixture has, in the place of all that they have. For throw-away stores only.
  package func hold(only fixture: StoreFixture) async throws {
    try await write { database in
      for table in ["event_keys", "standings", "tally_standings", "elections", "events"] {
        try database.execute(sql: "DELETE FROM \(table)")
      }
      for standing in fixture.standings {
        try Self.writeSummary(of: standing, in: database)
        for contest in standing.contests.values.sorted(by: { $0.contest < $1.contest }) {
          try StandingTable.write(contest, of: standing.election, from: 1, in: database)
        }
        for tally in standing.tallies.values.sorted(by: { $0.party < $1.party }) {
          try TallyTable.write(tally, of: standing.election, from: 1, in: database)
        }
      }
      for event in fixture.events { try EventTable.insert(event, into: database) }
    }
  }
}
