package import ElectionResults

/// PA Media's election results: a folder of XML files, each a nomination, rush, recount or result of one contest in one
/// revision.
///
/// A contest is declared by a rush or a result. Only the files that came are told; which of them still count is told by
/// the names of all.
package struct PAXML: FeedFormat {
  package let name = "pa-xml"
  package let parts = [
    FeedPart(name: "results", isOptional: true, isFolder: true),
    FeedPart(name: "nominations", isOptional: true, isFolder: true),
  ]

  package init() {}

  package func snapshot(from bodies: FeedBodies) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    let listing = PAListing(of: bodies, folders: parts.map(\.name))
    var contests = PAContests(listing: listing)
    for (part, bytes) in bodies.bodies.sorted(by: { $0.key < $1.key }) {
      let name = part.split(separator: "/", maxSplits: 1).dropFirst().first.map(String.init)
      let fileName = name.flatMap(PAFileName.init)
      // Other files lie in the folders too, such as `.timestamp`.
      if name != nil, fileName == nil { continue }
      if let fileName, listing.isReplaced(fileName) { continue }
      let tree = try FeedTree(
        xml: bytes, part: part == FeedPart.plain ? nil : part, encoding: bodies.encoding,
        log: bodies.log)
      contests.add(try PADocument(tree.root, name: fileName))
    }
    let results = contests.results
    return ResultsSnapshot(
      isTest: !results.isEmpty && results.allSatisfy(\.isTest), contests: results)
  }
}
