internal import ElectionResults
internal import Storage

/// An election of the configuration with the baseline in force, and all that both say of contests under the identifiers in
/// use.
struct MatchedElection: Sendable {
  /// As it is written.
  private let configured: Election
  /// With its watch lists and expected times by the identifiers in use.
  private(set) var election: Election
  let directory: ContestDirectory
  /// What may be wrong with it, for a person; each is one of the log's warnings.
  let warnings: [String]

  var baseline: Baseline { directory.baseline }

  /// - Parameters:
  ///   - earlier: For each feed, which contests its own identifiers were found to be.
  ///   - stored: The contests that are stored of the election.
  init(
    _ election: Election, baseline: Baseline, crosswalk: Crosswalk,
    earlier: [FeedID: [ContestID: ContestID]] = [:], stored: [ContestStanding]
  ) {
    configured = election
    directory = ContestDirectory(
      crosswalk: crosswalk, baseline: baseline, named: election.namedContests, stored: stored)
    let contests = Set(stored.map(\.contest))
    self.election = election.renamed(by: directory, earlier: earlier, stored: contests)
    warnings =
      directory.apart.map { contest, other in
        "election \(election.id): \(contest) and \(other) would be one contest, and are stored as two; "
          + "both stay as they are"
      } + self.election.unknownNames(in: directory.baseline, stored: contests)
  }

  /// Moves watch lists and expected times to the contests that feeds were found to mean.
  ///
  /// - Parameters:
  ///   - earlier: For each feed, which contests its own identifiers were found to be.
  ///   - stored: The contests that are stored by now.
  mutating func rename(
    by earlier: [FeedID: [ContestID: ContestID]], stored: Set<ContestID>
  ) {
    election = configured.renamed(by: directory, earlier: earlier, stored: stored)
  }

  /// Whether the configuration writes an identifier.
  func names(_ id: ContestID) -> Bool {
    configured.tags[id] != nil || configured.expected[id] != nil
  }
}

extension Election {
  /// The contests of watch lists and expected times.
  fileprivate var namedContests: Set<ContestID> { Set(tags.keys).union(expected.keys) }

  /// With its watch lists and expected times by the identifiers in use.
  fileprivate func renamed(
    by directory: ContestDirectory, earlier: [FeedID: [ContestID: ContestID]],
    stored: Set<ContestID>
  ) -> Election {
    func inUse<Value>(_ values: [ContestID: Value]) -> [(ContestID, Value)] {
      values.sorted { $0.key < $1.key }.flatMap { id, value in
        directory.contests(named: id, earlier: earlier, stored: stored).map { ($0, value) }
      }
    }
    var renamed = self
    renamed.tags = Dictionary(
      inUse(tags),
      uniquingKeysWith: { first, second in
        first + second.filter { !first.contains($0) }
      })
    renamed.expected = Dictionary(inUse(expected), uniquingKeysWith: { min($0, $1) })
    return renamed
  }

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
