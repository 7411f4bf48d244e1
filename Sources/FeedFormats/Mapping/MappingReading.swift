internal import ElectionResults

/// One reading of a body with a mapping.
struct MappingReading {
  let mapping: MappingFile
  let moments: MomentMemory

  init(mapping: MappingFile) {
    self.mapping = mapping
    moments = MomentMemory(mapping.times)
  }

  func snapshot(of tree: FeedTree) throws(DecodingFailure) -> ResultsSnapshot {
    let top = MappingNode(tree.root)
    var snapshot = try frame(of: top)
    snapshot.contests = try contests(in: top)
    return snapshot
  }

  /// What the body says as a whole, without its contests.
  func frame(of top: MappingNode) throws(DecodingFailure) -> ResultsSnapshot {
    var snapshot = ResultsSnapshot(contests: [])
    snapshot.election = try text(mapping.snapshot[.election], in: top)
    snapshot.generatedAt = try latest(mapping.snapshot[.generatedAt], in: top)
    snapshot.isTest = try truth(mapping.snapshot[.test], in: top) ?? false
    if let address = try address(mapping.snapshot[.nextURL], in: top) {
      snapshot.nextURLs[FeedPart.plain] = address
    }
    return snapshot
  }

  private func contests(in top: MappingNode) throws(DecodingFailure) -> [ContestResult] {
    var gathering = ContestGathering()
    var isPlaceThere = false
    let known = top.node.tree.log?.failures.count ?? 0
    for section in try sections(for: top) {
      isPlaceThere = isPlaceThere || section.section.isThere(in: top)
      for node in section.section.nodes(in: top) {
        guard let contest = try contest(section, in: node) else { continue }
        try gathering.add(contest, at: node, isOnlyPart: section.grain == .candidate)
      }
    }
    if !isPlaceThere { throw nothingFound(in: top) }
    // Where a log collects, a body in which not one contest has an id is none that the mapping describes.
    if gathering.contests.isEmpty, let first = top.node.tree.log?.failures.dropFirst(known).first {
      throw first
    }
    return gathering.contests
  }

  /// The sections that can be read: of a table those whose columns it has.
  private func sections(for top: MappingNode) throws(DecodingFailure) -> [ContestMapping] {
    let tree = top.node.tree
    guard tree.syntax == .csv else { return mapping.contests }
    let missing = mapping.contests.map { $0.columns(missingIn: tree) }
    let readable = zip(mapping.contests, missing).filter { $0.1.isEmpty }.map(\.0)
    guard readable.isEmpty, let fewest = missing.min(by: { $0.count < $1.count }) else {
      return readable
    }
    let columns = fewest.map { tree.noun(of: $0) }.joined(separator: " and ")
    let isAnyThere = mapping.contestColumns.contains { tree.number(of: $0) != nil }
    throw top.node.failure(
      columns + (fewest.count == 1 ? " is missing" : " are missing"),
      isAnyThere
        ? "the mapping needs \(fewest.count == 1 ? "it" : "them"); where a column may be missing it "
          + "says what stands `otherwise`"
        : "not one of the mapping's columns is there: is this its feed, and does `delimiter` stand "
          + "between its fields?")
  }

  private func nothingFound(in top: MappingNode) -> DecodingFailure {
    let paths = mapping.contests.flatMap(\.section.places).map(\.text).joined(separator: " nor ")
    return top.node.failure(
      "no contest stands at \(paths)", "is this the feed that the mapping describes?")
  }
}
