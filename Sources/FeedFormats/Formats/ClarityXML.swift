package import ElectionResults

/// The detailed report (`detail.xml`) of an election night reporting site by Clarity (SOE, Scytl).
///
/// It marks no winners: no contest is ever declared.
package struct ClarityXML: FeedFormat {
  package let name = "clarity-xml"
  package let country: String? = "us"
  package let parts = [FeedPart(name: "detail", isOptional: false)]

  package init() {}

  package func snapshot(from bodies: FeedBodies) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    let root = try bodies.xml()
    let contests = try ClarityContests(of: root)
    return ResultsSnapshot(
      generatedAt: try ClarityClock.moment("Timestamp", of: root),
      isTest: TestWords.areIn(root.text("ElectionName") ?? ""), contests: contests.results)
  }
}
