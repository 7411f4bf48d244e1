internal import ElectionResults

/// The top of a `results-json` body.
struct ResultsDocument {
  private static let members = ["election", "generated_at", "test", "contests"]

  private let root: FeedNode

  /// - Throws: ``DecodingFailure`` for anything but an object with a member of this format.
  init(_ root: FeedNode) throws(DecodingFailure) {
    try root.requireObject()
    guard root.children.contains(where: { Self.members.contains($0.name ?? "") }) else {
      throw root.failure(
        "no member of this object belongs to results-json",
        "give at least one of: " + Self.members.joined(separator: ", "))
    }
    self.root = root
  }

  /// The snapshot, with everything checked that types alone do not say.
  func snapshot() throws(DecodingFailure) -> ResultsSnapshot {
    var contests = GatheredContests()
    for node in try root.array("contests") {
      try root.tree.attempt { () throws(DecodingFailure) in
        let result = try ContestDocument(node).result()
        try contests.add(result, at: node, identifiedBy: node.member("id"))
      }
    }
    return ResultsSnapshot(
      election: try root.string("election"), generatedAt: try root.time("generated_at"),
      isTest: try root.boolean("test") ?? false, contests: contests.results)
  }
}
