package import ElectionResults
package import Storage

/// `seatwatch results`: lists the current standing of contests, and of parties: the real one, or that of tests.
package struct ResultsCommand: Sendable {
  private let isOfTests: Bool

  /// - Parameter isOfTests: Whether tests are listed in the place of what is real.
  package init(ofTests isOfTests: Bool = false) { self.isOfTests = isOfTests }

  /// The contests of elections, in the elections' order, then by name.
  ///
  /// - Parameter contest: Nil for all of them.
  package func text(
    of elections: [ElectionID], contest: ContestID?, in store: Store, as form: OutputForm
  ) async throws -> String {
    var rows: [[EventValue?]] = []
    for election in elections {
      let standings = try await store.results(
        matching: ResultFilter(election: stage(of: election), contest: contest))
      rows += standings.map { row(of: $0, election: election) }
    }
    return Listing(columns: Self.contestColumns, rows: rows).text(as: form, empty: "no results")
  }

  /// The parties' totals of elections, in the elections' order, the most seats first.
  package func tallies(
    of elections: [ElectionID], in store: Store, as form: OutputForm
  ) async throws -> String {
    var rows: [[EventValue?]] = []
    for election in elections {
      rows += try await store.tallies(of: stage(of: election)).map { tally in
        [
          .text(election.text), .text(tally.party.text), .text(tally.partyName),
          .integer(tally.seatsWon), .integer(tally.seatsLeading), .integer(tally.seatsChange),
          .integer(tally.votes),
        ]
      }
    }
    return Listing(columns: Self.tallyColumns, rows: rows).text(as: form, empty: "no tallies")
  }

  /// Under which the store has what is listed of an election.
  private func stage(of election: ElectionID) -> ElectionID {
    isOfTests ? election.ofTests : election
  }

  private static let contestColumns: [Listing.Heading] = [
    .init(name: "election"), .init(name: "contest"), .init(name: "contest_name"),
    .init(name: "status"), .init(name: "winner"), .init(name: "to_party"),
    .init(name: "from_party"), .init(name: "majority", isNumeric: true),
    .init(name: "valid_votes", isNumeric: true), .init(name: "electorate", isNumeric: true),
    .init(name: "declared_at"), .init(name: "feed"),
  ]

  private static let tallyColumns: [Listing.Heading] = [
    .init(name: "election"), .init(name: "party"), .init(name: "party_name"),
    .init(name: "seats_won", isNumeric: true), .init(name: "seats_leading", isNumeric: true),
    .init(name: "seats_change", isNumeric: true), .init(name: "votes", isNumeric: true),
  ]

  private func row(of standing: ContestStanding, election: ElectionID) -> [EventValue?] {
    let outcome = standing.outcome
    return [
      .text(election.text), .text(standing.contest.text), .text(standing.name),
      .text(standing.status.rawValue), outcome.map { .text($0.winner) },
      outcome.map { .text($0.party.text) }, standing.holder.map { .text($0.text) },
      outcome?.majority.map { .integer($0) }, standing.effectiveValidVotes.map { .integer($0) },
      standing.electorate.map { .integer($0) },
      standing.declaredAt.map { .text($0.description) }, .text(standing.feed.text),
    ]
  }
}
