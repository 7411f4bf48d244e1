internal import ElectionResults
internal import Storage

/// An election of the configuration with the baseline in force, and all that both say of contests under the identifiers in
/// use.
struct MatchedElection: Sendable {
  /// With its watch lists and expected times by the identifiers in use.
  let election: Election
  let directory: ContestDirectory
  /// What may be wrong with it, for a person; each is one of the log's warnings.
  let warnings: [String]

  var baseline: Baseline { directory.baseline }

  /// - Parameter stored: The contests that are stored of the election.
  init(
    _ election: Election, baseline: Baseline, crosswalk: Crosswalk, stored: [ContestStanding]
  ) {
    let directory = ContestDirectory(
      crosswalk: crosswalk, baseline: baseline,
      named: Set(election.tags.keys).union(election.expected.keys), stored: stored)
    var matched = election
    matched.tags = Dictionary(
      election.tags.map { (directory.contest(named: $0.key), $0.value) },
      uniquingKeysWith: { first, second in first + second.filter { !first.contains($0) } })
    matched.expected = Dictionary(
      election.expected.map { (directory.contest(named: $0.key), $0.value) },
      uniquingKeysWith: { min($0, $1) })
    self.election = matched
    self.directory = directory
    warnings =
      directory.apart.map { contest, other in
        "election \(election.id): \(contest) and \(other) would be one contest, and are stored as two; "
          + "both stay as they are"
      } + matched.unknownNames(in: directory.baseline, stored: Set(stored.map(\.contest)))
  }
}

extension Election {
  /// What watch lists and expected times name, and neither the baseline nor the store knows; nothing without a baseline.
  func unknownNames(in baseline: Baseline, stored: Set<ContestID> = []) -> [String] {
    guard !baseline.results.isEmpty else { return [] }
    let suggestion = ContestSuggestion(baseline)
    return [("tags", Array(tags.keys)), ("expected", Array(expected.keys))].flatMap { key, ids in
      ids.filter { baseline[$0] == nil && !stored.contains($0) }.sorted().map { contest in
        let nearest = suggestion.nearest(to: contest, name: nil)
        return
          "election \(id): `\(key)` names the contest \(contest), which the baseline does not know"
          + (nearest.map { "; did you mean \($0)?" } ?? "")
      }
    }
  }
}
