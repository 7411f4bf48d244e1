/// The previous results with which an election is compared.
package struct Baseline: Sendable, Equatable {
  package private(set) var results: [ContestID: PreviousResult]

  /// Makes a baseline; of two results for one contest the later one counts.
  package init(_ results: [PreviousResult] = []) {
    self.results = Dictionary(results.map { ($0.contest, $0) }, uniquingKeysWith: { $1 })
  }

  /// The previous result of a contest; nil when the baseline does not know it.
  package subscript(contest: ContestID) -> PreviousResult? { results[contest] }

  /// The same under other identifiers; a contest keeps its own where the other is another contest's already.
  func renamed(_ names: [ContestID: ContestID]) -> Baseline {
    guard !names.isEmpty else { return self }
    return Baseline(
      results.values.map { result in
        guard let name = names[result.contest], results[name] == nil else { return result }
        var renamed = result
        renamed.contest = name
        return renamed
      })
  }
}
