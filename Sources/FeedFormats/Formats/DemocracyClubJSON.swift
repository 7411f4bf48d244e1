package import ElectionResults

/// Democracy Club's results of elections in the United Kingdom, as JSON: ballots as its API pages them, or the pages'
/// rows in one array.
///
/// A feed is one page or any number of them under names of the desk's own: pages of one state are not states that follow
/// each other, and their `next` is not followed.
package struct DemocracyClubJSON: FeedFormat {
  package let name = "democracy-club-json"
  package let country: String? = "gb"
  package let parts = [FeedPart(name: FeedPart.plain, isOptional: false)]
  package let allowsFreeParts = true

  package init() {}

  package func snapshot(
    from bodies: FeedBodies
  ) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    var contests = GatheredContests()
    for (_, root) in try bodies.everyJSON() {
      try add(ballots(in: root), to: &contests)
    }
    return ResultsSnapshot(contests: contests.results)
  }

  /// - Throws: The first ballot's ``DecodingFailure`` when not one of them can be read, even where a log collects.
  private func add(
    _ ballots: [FeedNode], to contests: inout GatheredContests
  ) throws(DecodingFailure) {
    var unreadable: [DecodingFailure] = []
    for node in ballots {
      do throws(DecodingFailure) {
        let ballot = try DemocracyClubBallot(node)
        try contests.add(
          try ballot.contest(), at: node, identifiedBy: node.member("ballot_paper_id"))
      } catch {
        unreadable.append(error)
        try node.tree.report(error)
      }
    }
    if let first = unreadable.first, unreadable.count == ballots.count { throw first }
  }

  private func ballots(in root: FeedNode) throws(DecodingFailure) -> [FeedNode] {
    if root.kind == .array, !root.elements.isEmpty { return root.elements }
    if root.kind == .object, let rows = root.member("results"), rows.kind == .array {
      return rows.elements
    }
    throw root.failure(
      "this is no page of ballots",
      "an array of ballots is expected, or an object with an array `results`")
  }
}
