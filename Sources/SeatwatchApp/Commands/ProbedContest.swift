internal import ElectionResults

/// A contest of a feed as a probe shows it.
enum ProbedContest {
  static let columns: [Listing.Heading] = [
    .init(name: "contest"), .init(name: "contest_name"), .init(name: "kind"),
    .init(name: "seats", isNumeric: true), .init(name: "status"), .init(name: "declared_at"),
    .init(name: "reporting_pct", isNumeric: true), .init(name: "electorate", isNumeric: true),
    .init(name: "valid_votes", isNumeric: true), .init(name: "holder"), .init(name: "elected"),
    .init(name: "candidates"),
  ]

  static func row(of contest: ContestResult) -> [EventValue?] {
    [
      .text(contest.id.text), .text(contest.name), contest.kind.map { .text($0.rawValue) },
      .integer(contest.seats), .text(contest.status?.rawValue ?? "not stated"),
      contest.declaredAt.map { .text($0.description) },
      contest.reportingPercentage.map { .real($0) }, contest.electorate.map { .integer($0) },
      contest.validVotes.map { .integer($0) }, text(holders(of: contest)),
      text(contest.candidates.filter { $0.isElected == true }.map(\.name)),
      text(leading(standings(of: contest))),
    ]
  }

  private static func text(_ words: [String]) -> EventValue? {
    words.isEmpty ? nil : .text(words.joined(separator: "; "))
  }

  /// The first three, and how many more there are.
  private static func leading(_ words: [String]) -> [String] {
    words.count > 4 ? words.prefix(3) + ["\(words.count - 3) more"] : words
  }

  private static func holders(of contest: ContestResult) -> [String] {
    contest.previous.filter { $0.seats > 0 }.map { party in
      (party.party.abbreviation ?? party.party.name ?? "?")
        + (party.seats > 1 ? " \(party.seats)" : "")
    }
  }

  /// Such as `Jill Mortimer (Con) 15529`, most votes first; of lists `Ap 27.5 % …`.
  private static func standings(of contest: ContestResult) -> [String] {
    let candidates = contest.candidates.sorted { ($0.votes ?? -1) > ($1.votes ?? -1) }
    return candidates.map { candidate in
      let party = candidate.party.abbreviation ?? candidate.party.name
      return candidate.name + (party.map { " (\($0))" } ?? "")
        + (candidate.votes.map { " \($0)" } ?? "") + (candidate.finalVotes.map { " → \($0)" } ?? "")
        + (candidate.isLeading == true ? " leads" : "")
    }
      + contest.lists.map { list in
        (list.party.abbreviation ?? list.party.name ?? "?") + (list.votes.map { " \($0)" } ?? "")
          + (list.seats.map { " (\($0.counted("seat")))" } ?? "")
      }
  }
}
