internal import ElectionResults

/// Contests of a feed as a probe shows them.
struct ProbedContest {
  /// A column, and what stands in it; nil where the feed says nothing.
  private typealias Column = (
    heading: Listing.Heading, value: @Sendable (ContestResult) -> EventValue?
  )

  private let columns: [Column]

  private init(_ columns: [Column]) { self.columns = columns }

  /// What a person looks at first, with a column of tests where there are any.
  ///
  /// - Parameter isWhole: Whether all candidates are named, and not just the first three.
  static func table(of contests: [ContestResult], isWhole: Bool) -> Listing {
    let tests = contests.contains(where: \.isTest) ? [isTest] : []
    let candidates: Column = (
      .init(name: "candidates"),
      { isWhole ? text(standings(of: $0)) : text(leading(standings(of: $0))) }
    )
    return ProbedContest(naming + tests + progress + outcome + [candidates]).listing(of: contests)
  }

  /// All that is understood of contests, for programs.
  static func listing(of contests: [ContestResult], as form: OutputForm) -> Listing {
    let standing = form == .json ? arrays : [texts]
    return ProbedContest(naming + [isTest] + progress + details + outcome + standing)
      .listing(of: contests)
  }

  private func listing(of contests: [ContestResult]) -> Listing {
    Listing(
      columns: columns.map(\.heading),
      rows: contests.map { contest in columns.map { $0.value(contest) } })
  }

  private static let naming: [Column] = [
    (.init(name: "contest"), { .text($0.id.text) }),
    (.init(name: "contest_name"), { .text($0.name) }),
    (.init(name: "kind"), { $0.kind.map { .text($0.rawValue) } }),
    (.init(name: "seats", isNumeric: true), { .integer($0.seats) }),
  ]

  private static let isTest: Column = (.init(name: "is_test"), { .truth($0.isTest) })

  private static let progress: [Column] = [
    (.init(name: "status"), { .text($0.status?.rawValue ?? "not stated") }),
    (.init(name: "declared_at"), { $0.declaredAt.map { .text($0.description) } }),
    (.init(name: "reporting_pct", isNumeric: true), { $0.reportingPercentage.map { .real($0) } }),
    (.init(name: "electorate", isNumeric: true), { $0.electorate.map { .integer($0) } }),
    (.init(name: "valid_votes", isNumeric: true), { $0.validVotes.map { .integer($0) } }),
  ]

  private static let details: [Column] = [
    (.init(name: "rejected_votes", isNumeric: true), { $0.rejectedVotes.map { .integer($0) } }),
    (.init(name: "ballots", isNumeric: true), { $0.ballots.map { .integer($0) } }),
    (.init(name: "region"), { $0.region.map { .text($0) } }),
    (.init(name: "weight", isNumeric: true), { $0.weight.map { .real($0) } }),
    (.init(name: "polling_day"), { $0.pollingDay.map { .text($0) } }),
  ]

  private static let outcome: [Column] = [
    (.init(name: "holder"), { text(holders(of: $0)) }),
    (.init(name: "elected"), { text($0.candidates.filter { $0.isElected == true }.map(\.name)) }),
  ]

  private static let arrays: [Column] = [
    (.init(name: "candidates"), { .json(JSONText.array($0.candidates.map { object($0) })) }),
    (.init(name: "lists"), { .json(JSONText.array($0.lists.map { object($0) })) }),
  ]

  private static let texts: Column = (.init(name: "candidates"), { text(standings(of: $0)) })

  private static func object(_ candidate: CandidateResult) -> String {
    let members: [(name: String, value: String?)] = [
      (name: "name", value: JSONText.string(candidate.name)),
      ("party", (candidate.party.name ?? candidate.party.abbreviation).map(JSONText.string)),
      ("votes", candidate.votes.map(String.init)),
      ("final_votes", candidate.finalVotes.map(String.init)),
      ("elected", candidate.isElected.map(String.init)),
      ("leading", candidate.isLeading.map(String.init)),
    ]
    return JSONText.object(members)
  }

  private static func object(_ list: PartyListResult) -> String {
    let members: [(name: String, value: String?)] = [
      (name: "party", value: (list.party.name ?? list.party.abbreviation).map(JSONText.string)),
      ("votes", list.votes.map(String.init)), ("seats", list.seats.map(String.init)),
    ]
    return JSONText.object(members)
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
