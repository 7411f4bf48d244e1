package import ElectionResults

/// The media feed of the Australian Electoral Commission: results of the divisions of the House of Representatives.
///
/// A contest is declared once it has a time of declaration and a candidate is marked as elected or the votes of the last
/// two candidates, which decide it, are there.
package struct AECMediaFeed: FeedFormat {
  package let name = "aec-media-feed"
  package let country: String? = "au"
  package let parts = [
    FeedPart(name: "results", isOptional: false), FeedPart(name: "names", isOptional: true),
  ]

  package init() {}

  package func snapshot(from bodies: FeedBodies) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    let part = bodies["results"] == nil ? FeedPart.plain : "results"
    let root = try Self.root(of: part, in: bodies)
    let names =
      bodies["names"] == nil ? AECNames() : try AECNames(of: Self.root(of: "names", in: bodies))
    let contests = try AECContests(of: root, names: names)
    let environment = root.descendant("MessageGenerator", "Environment")?.text?.uppercased()
    return ResultsSnapshot(
      generatedAt: try root.moment("@Created", asAnyOf: AECContests.clock),
      isTest: ["TEST", "DEV", "UAT", "TRAIN"].contains { environment?.hasPrefix($0) == true },
      contests: contests.results)
  }

  private static func root(
    of part: String, in bodies: FeedBodies
  ) throws(DecodingFailure) -> FeedNode {
    try FeedTree(
      xml: bodies[part] ?? [], part: part == FeedPart.plain ? nil : part, encoding: bodies.encoding,
      log: bodies.log
    ).root
  }
}
