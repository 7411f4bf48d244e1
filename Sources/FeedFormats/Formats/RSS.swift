package import ElectionResults

/// News items of RSS 2.0, RSS 1.0 or Atom, told apart by their shape. For items that hold figures there are mapping files.
package struct RSS: FeedFormat {
  package let name = "rss"
  package let parts = [FeedPart(name: FeedPart.plain, isOptional: false)]

  package init() {}

  package func snapshot(
    from bodies: FeedBodies
  ) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    let items = try SyndicatedItem.items(of: try bodies.xml().tree)
    return ResultsSnapshot(contests: [], publishedItems: items.map(\.published))
  }
}
