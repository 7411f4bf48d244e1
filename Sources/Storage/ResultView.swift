/// The views that people and rules read.
///
/// In the file they show everything as it stands now; a condition's connection has views of the same names and columns
/// that show it as of an event. The views of the file, and those for real events, leave tests out; those for events of
/// tests have nothing else, under the real identifier of the election.
enum ResultView: String, CaseIterable {
  /// One row a contest: `to_party` is the declared winner's, of several the first's, `from_party` the holder's, where
  /// one party held all seats.
  case results
  /// One row a candidate, `position` 1 leading; in a list contest one row a list, with its `seats`.
  case candidates
  /// One row a party.
  case tallies

  var columns: [String] {
    switch self {
    case .results:
      [
        "election", "contest", "contest_name", "region", "tags", "kind", "seats", "weight",
        "status", "declared_at", "reporting_pct", "electorate", "valid_votes", "rejected_votes",
        "winner",
        "to_party",
        "from_party", "majority", "feed",
      ]
    case .candidates:
      [
        "election", "contest", "contest_name", "position", "name", "party", "party_name", "votes",
        "final_votes", "elected", "seats",
      ]
    case .tallies:
      [
        "election", "party", "party_name", "seats_won", "seats_leading", "seats_change", "votes",
      ]
    }
  }

  /// The statement that makes the view.
  ///
  /// - Parameters:
  ///   - sequence: An SQL expression for the event as of which the view shows its rows, in a temporary view; nil for
  ///     the view of the file, which shows what holds now.
  ///   - ofTests: Whether it shows tests instead of what is real.
  func creation(asOf sequence: String?, ofTests: Bool = false) -> String {
    let head = sequence == nil ? "CREATE VIEW" : "CREATE TEMP VIEW"
    let valid =
      sequence.map {
        "s.from_sequence <= \($0) AND (s.until_sequence IS NULL OR s.until_sequence > \($0))"
      } ?? "s.until_sequence IS NULL"
    let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let (kind, election) =
      ofTests
      ? (TestRows.areTests("s.election"), TestRows.realElection("s.election"))
      : (TestRows.areReal("s.election"), "s.election")
    return """
      \(head) \(rawValue) (\(list)) AS
      SELECT \(election), \(selection)
      FROM \(source)
      WHERE \(valid) AND \(kind)
      """
  }

  /// All columns behind the election.
  private var selection: String {
    switch self {
    case .results:
      """
      s.contest, s.contest_name, s.region, s.tags, s.kind, s.seats, s.weight, s.status,
        s.declared_at, s.reporting_pct, s.electorate, s.valid_votes, s.rejected_votes, s.winner, s.winner_party,
        s.holder, s.majority, s.feed
      """
    case .candidates:
      """
      s.contest, s.contest_name, c.position, c.name, c.party, c.party_name, c.votes,
        c.final_votes, CASE WHEN s.winner IS NOT NULL THEN c.position <= s.elected_count END,
        c.seats
      """
    case .tallies:
      "s.party, s.party_name, s.seats_won, s.seats_leading, s.seats_change, s.votes"
    }
  }

  /// `main.` because a temporary view would otherwise look in its own schema first.
  private var source: String {
    switch self {
    case .results: "main.standings AS s"
    case .candidates:
      "main.standings AS s JOIN main.candidate_standings AS c ON c.standing = s.standing"
    case .tallies: "main.tally_standings AS s"
    }
  }
}
