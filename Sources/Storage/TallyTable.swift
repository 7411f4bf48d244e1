internal import ElectionResults
internal import GRDB

/// Parties' tallies: each row says for which events of the log it holds.
enum TallyTable {
  /// Makes a tally hold from the event with this sequence on, in place of one that no event has seen.
  static func write(
    _ tally: PartyTally, of election: ElectionID, from sequence: Int, in database: Database
  ) throws {
    let party = try spelling(of: tally.party, in: election, database)
    try database.cachedStatement(
      sql: "DELETE FROM tally_standings WHERE election = ? AND party = ? AND from_sequence = ?"
    ).execute(arguments: [election.text, party, sequence])
    try database.cachedStatement(
      sql: """
        UPDATE tally_standings SET until_sequence = ?
        WHERE election = ? AND party = ? AND until_sequence IS NULL
        """
    ).execute(arguments: [sequence, election.text, party])
    try database.cachedStatement(
      sql: """
        INSERT INTO tally_standings (election, party, from_sequence, party_name, seats_won,
          seats_leading, seats_change, votes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      election.text, party, sequence, tally.partyName, tally.seatsWon, tally.seatsLeading,
      tally.seatsChange, tally.votes,
    ])
  }

  /// The tallies that hold now, most seats first, then most leads, then votes.
  static func current(of election: ElectionID, in database: Database) throws -> [PartyTally] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT party, party_name, seats_won, seats_leading, seats_change, votes
          FROM tally_standings WHERE election = ? AND until_sequence IS NULL
          ORDER BY seats_won DESC, seats_leading DESC, votes DESC, party
          """), arguments: [election.text])
    var tallies: [PartyTally] = []
    while let row = try rows.next() {
      var reader = RowReader(row)
      tallies.append(
        PartyTally(
          party: reader.identifier(), partyName: reader.text(), seatsWon: reader.integer(),
          seatsLeading: reader.integer(), seatsChange: reader.integer(), votes: reader.integer()))
    }
    return tallies
  }

  /// The spelling under which the party has rows already: SQLite folds the case of ASCII letters only.
  private static func spelling(
    of party: PartyCode, in election: ElectionID, _ database: Database
  ) throws -> String {
    guard !party.text.utf8.allSatisfy({ $0 < 0x80 }) else { return party.text }
    let stored = try String.fetchAll(
      database,
      sql: "SELECT party FROM tally_standings WHERE election = ? AND until_sequence IS NULL",
      arguments: [election.text])
    return stored.first { PartyCode($0) == party } ?? party.text
  }
}
