internal import ElectionResults
internal import Storage

extension StatusCommand {
  /// How far each election is, and who has most.
  func elections(_ standings: [ElectionID: ElectionStanding]) -> StatusSection {
    let rows = configuration.elections.map { entry in
      row(of: entry.election, standings[entry.election.id] ?? .init(election: entry.election.id))
    }
    return StatusSection(
      kind: "election", title: "Elections",
      columns: [
        .init(name: "election"), .init(name: "election_name"),
        .init(name: "declared", isNumeric: true), .init(name: "total", isNumeric: true),
        .init(name: "seats_declared", isNumeric: true), .init(name: "seats", isNumeric: true),
        .init(name: "is_complete"), .init(name: "party"), .init(name: "seats_won", isNumeric: true),
        .init(name: "votes", isNumeric: true), .init(name: "majority_line", isNumeric: true),
        .init(name: "majority"), .init(name: "control"),
      ], rows: rows, empty: "the configuration names no election")
  }

  private func row(of election: Election, _ standing: ElectionStanding) -> [EventValue?] {
    let contests = standing.contests.values.filter { $0.kind != .body && $0.status != .postponed }
    let declared = contests.filter { $0.outcome != nil }
    // Independents are persons: together they are nobody's largest party.
    let largest = standing.tallies.values.filter { !$0.party.isPersonal }.max {
      ($0.seatsWon, $0.votes, $1.party) < ($1.seatsWon, $1.votes, $0.party)
    }
    let leading = largest.flatMap { $0.seatsWon > 0 || $0.votes > 0 ? $0 : nil }
    return [
      .text(election.id.text), .text(election.name), .integer(declared.count),
      .integer(contests.count), .integer(declared.reduce(0) { $0 + $1.seats }),
      .integer(election.seats ?? contests.reduce(0) { $0 + $1.seats }),
      .truth(standing.isComplete), leading.map { .text($0.party.text) },
      leading.map { .integer($0.seatsWon) }, leading.map { .integer($0.votes) },
      election.majorityLine.map { .integer($0) }, standing.majorityParty.map { .text($0.text) },
      standing.control.map { .text($0.value) },
    ]
  }

  /// Contests that are neither awaited nor simply counting or done.
  func attention(_ standings: [ElectionID: ElectionStanding]) -> StatusSection {
    let unusual: Set<ContestStatus> = [.called, .recount, .runoff, .postponed]
    let rows = configuration.elections.flatMap { entry -> [[EventValue?]] in
      let contests = standings[entry.election.id]?.contests.values.filter {
        unusual.contains($0.status)
      }
      return (contests ?? []).sorted { $0.contest < $1.contest }.map { contest in
        [
          .text(entry.election.id.text), .text(contest.contest.text), .text(contest.name),
          .text(contest.status.rawValue), .text(contest.feed.text),
        ]
      }
    }
    return StatusSection(
      kind: "contest", title: "Contests called, recounted, in a run-off or postponed",
      columns: [
        .init(name: "election"), .init(name: "contest"), .init(name: "contest_name"),
        .init(name: "status"), .init(name: "feed"),
      ], rows: rows)
  }
}
