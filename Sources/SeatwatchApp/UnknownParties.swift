package import ElectionResults

/// Parties of an election that the list of parties does not know, and that therefore go under their own name.
package struct UnknownParties: Sendable {
  /// One of them, and where it was seen.
  package struct Party: Sendable, Equatable {
    /// The code that events and rules use for it: the feed's own name.
    package let code: PartyCode
    package var isInBaseline = false
    /// Whether a feed has it.
    package var isInResults = false
    /// Where it stands, by name; none for one that only a tally has.
    package var contests: [ContestID: String] = [:]

    /// Where it was seen, such as `baseline, results`.
    package var sourceNames: String {
      [isInBaseline ? "baseline" : nil, isInResults ? "results" : nil].compactMap { $0 }
        .joined(separator: ", ")
    }

    /// The first few contests.
    package var contestNames: String {
      let names = contests.sorted { $0.key < $1.key }.map(\.value)
      let more = names.count > 3 ? " and \(names.count - 3) more" : ""
      return names.prefix(3).joined(separator: ", ") + more
    }
  }

  private let book: PartyBook
  private var parties: [PartyCode: Party] = [:]

  /// - Parameter book: The parties that the election knows.
  package init(among book: PartyBook) { self.book = book }

  /// Those in most contests first, then by code.
  package var sorted: [Party] {
    parties.values.sorted { ($1.contests.count, $0.code) < ($0.contests.count, $1.code) }
  }

  /// Looks through a baseline.
  package mutating func note(_ baseline: Baseline) {
    for result in baseline.results.values {
      for entry in result.entries {
        note(entry.party, in: result.contest, named: result.contestName) { $0.isInBaseline = true }
      }
    }
  }

  /// Looks through the contests and tallies of an election.
  package mutating func note(_ standing: ElectionStanding) {
    for contest in standing.contests.values {
      for candidate in contest.candidates {
        note(candidate.party, in: contest.contest, named: contest.name) { $0.isInResults = true }
      }
    }
    for tally in standing.tallies.keys {
      note(tally, in: nil, named: nil) { $0.isInResults = true }
    }
  }

  private mutating func note(
    _ code: PartyCode, in contest: ContestID?, named name: String?, _ mark: (inout Party) -> Void
  ) {
    guard book.party(named: code.text) == nil else { return }
    var party = parties[code] ?? Party(code: code)
    if let contest { party.contests[contest] = name ?? party.contests[contest] ?? contest.text }
    mark(&party)
    parties[code] = party
  }
}
