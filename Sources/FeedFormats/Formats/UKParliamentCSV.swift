package import ElectionResults

/// The UK Parliament's election results as its statisticians publish them: up to three CSV files, each recognised by its
/// own columns and not by the name of its part.
///
/// A contest is declared once a constituency row or a winner row names its result. Of several by-elections in one
/// constituency the latest counts.
package struct UKParliamentCSV: FeedFormat {
  package let name = "uk-parliament-csv"
  package let country: String? = "gb"
  package let parts = UKFileKind.allCases.map { FeedPart(name: $0.rawValue, isOptional: true) }

  package init() {}

  package func snapshot(
    from bodies: FeedBodies
  ) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    var files: [UKFile] = []
    for (part, bytes) in bodies.bodies.sorted(by: { $0.key < $1.key }) {
      let text = try TextEncoding.utf8(of: bytes, in: bodies.encoding, part: part)
      files.append(try UKFile(text, part: part, log: bodies.log))
    }
    var contests = UKContests(latest: try UKPollingDays(of: files))
    for kind in UKFileKind.allCases {
      for file in files where file.kind == kind {
        for row in file.rows { try contests.add(row, of: kind) }
      }
    }
    return ResultsSnapshot(contests: contests.results)
  }
}
