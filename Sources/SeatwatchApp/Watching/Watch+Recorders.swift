internal import ElectionResults
internal import Logging
internal import ResultDiff
internal import Storage

extension Watch {
  /// What records the results of an election, or its tests, over what is stored of them.
  ///
  /// - Parameters:
  ///   - entry: Of which the parties are.
  ///   - election: The entry's own, or that of its tests.
  static func recorder(
    of election: Election, in entry: ElectionConfiguration, baseline: Baseline,
    crosswalk: Crosswalk, store: Store, logger: Logger
  ) async throws -> ElectionRecorder {
    let earlier = try await store.contestMatches(in: election.id)
    let matched = MatchedElection(
      election, baseline: baseline, crosswalk: crosswalk, earlier: earlier,
      stored: try await store.results(matching: ResultFilter(election: election.id)))
    // What is wrong with the configuration of an election is said once.
    if !election.id.isOfTests {
      for warning in matched.warnings { logger.warning("\(warning)") }
    }
    return ElectionRecorder(
      comparison: ResultsComparison(
        election: matched.election, baseline: matched.baseline, parties: entry.parties),
      matching: ContestMatching(matched, earlier: earlier, logger: logger), store: store)
  }
}
