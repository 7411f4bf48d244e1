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
    var results: [ContestResult] = []
    var places: [ContestID: FeedNode] = [:]
    for node in try root.array("contests") {
      let made = try root.tree.attempt { () throws(DecodingFailure) in
        let result = try ContestDocument(node).result()
        if let first = places.updateValue(node, forKey: result.id) {
          throw (node.member("id") ?? node).failure(
            "the contest \(Excerpt(result.id.text)) is already at \(first.pointer)",
            "each contest is given once")
        }
        return result
      }
      if let made { results.append(made) }
    }
    return ResultsSnapshot(
      election: try root.string("election"), generatedAt: try root.time("generated_at"),
      isTest: try root.boolean("test") ?? false, contests: results)
  }
}

extension FeedNode {
  /// The place as a JSON pointer, for messages about another place.
  var pointer: String {
    if case .pointer(let pointer) = place { pointer } else { "" }
  }
}
