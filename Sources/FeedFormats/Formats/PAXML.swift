package import ElectionResults

/// PA Media's election results: a folder of XML files, each a nomination, rush, recount or result of one contest in one
/// revision.
///
/// A contest is declared by a rush or a result. Only the files that came are told; which of them still count is told by
/// the names of all. Of several files one that cannot be read holds back its own contest alone.
package struct PAXML: FeedFormat {
  package let name = "pa-xml"
  package let country: String? = "gb"
  package let parts = [
    FeedPart(name: "results", isOptional: true, isFolder: true),
    FeedPart(name: "nominations", isOptional: true, isFolder: true),
  ]

  package init() {}

  package func snapshot(from bodies: FeedBodies) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    let listing = PAListing(of: bodies, folders: parts.map(\.name))
    var contests = PAContests(listing: listing)
    var unreadable: [PAUnreadable] = []
    for (part, bytes) in bodies.bodies.sorted(by: { $0.key < $1.key }) {
      let name = part.split(separator: "/", maxSplits: 1).dropFirst().first.map(String.init)
      let fileName = name.flatMap(PAFileName.init)
      // Other files lie in the folders too, such as `.timestamp`.
      if name != nil, fileName == nil { continue }
      if let fileName, listing.isReplaced(fileName) { continue }
      var root: FeedNode?
      do throws(DecodingFailure) {
        root = try document(bytes, part: part, of: bodies)
        if let root { contests.add(try PADocument(root, name: fileName)) }
      } catch {
        guard let fileName else { throw error }
        unreadable.append(PAUnreadable(root, name: fileName, failure: error))
      }
    }
    try contests.refuse(unreadable)
    bodies.log?.failures += unreadable.map(\.failure)
    let results = contests.results
    return ResultsSnapshot(
      isTest: !results.isEmpty && results.allSatisfy(\.isTest), contests: results)
  }

  private func document(
    _ bytes: [UInt8], part: String, of bodies: FeedBodies
  ) throws(DecodingFailure) -> FeedNode {
    try FeedTree(
      xml: bytes, part: part == FeedPart.plain ? nil : part, encoding: bodies.encoding,
      log: bodies.log
    ).root
  }
}
