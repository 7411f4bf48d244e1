package import ElectionResults

/// Elections Canada's results by candidate, separated by tabs: of a district's preliminary, validated and judicially
/// certified figures the latest sort counts.
package struct ElectionsCanadaTSV: FeedFormat {
  package let name = "elections-canada-tsv"
  package let country: String? = "ca"
  package let parts = [FeedPart(name: FeedPart.plain, isOptional: false)]

  package init() {}

  package func snapshot(
    from bodies: FeedBodies
  ) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    let (part, bytes) = bodies.only
    let text = try TextEncoding.utf8(of: bytes, in: bodies.encoding, part: part)
    let table = try CanadianTable(text, part: part, log: bodies.log)
    let latest = Dictionary(table.rows.map { ($0.district, $0.kind) }, uniquingKeysWith: max)
    var gathering = ContestGathering()
    for row in table.rows where latest[row.district] == row.kind {
      try gathering.add(try row.contest(), at: MappingNode(row.node), isOnlyPart: true)
    }
    return ResultsSnapshot(generatedAt: table.refreshedAt, contests: gathering.contests)
  }
}
