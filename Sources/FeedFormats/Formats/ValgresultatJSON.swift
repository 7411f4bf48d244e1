package import ElectionResults

/// Norway's official results as valgresultat.no serves them: one JSON body for each area, which is one contest.
///
/// A feed is one body or any number of them under names of the desk's own. The counties' allocations are contests; the
/// country's body counts the same seats and is of the kind ``ContestKind/body``.
package struct ValgresultatJSON: FeedFormat {
  package let name = "valgresultat-json"
  package let country: String? = "no"
  package let parts = [FeedPart(name: FeedPart.plain, isOptional: false)]
  package let allowsFreeParts = true

  package init() {}

  package func snapshot(
    from bodies: FeedBodies
  ) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    var contests = GatheredContests()
    var times: [Timestamp] = []
    for (_, root) in try bodies.everyJSON() {
      // What is no report at all is thrown even where a log collects.
      let report = try NorwegianReport(root)
      try root.tree.attempt { () throws(DecodingFailure) in
        try contests.add(try report.contest(), at: root)
        if let time = try report.time() { times.append(time) }
      }
    }
    return ResultsSnapshot(generatedAt: times.max(), contests: contests.results)
  }
}
