package import ElectionResults

/// The Associated Press's Elections API, version 2, as JSON: replies with the races of one day, whole or since a moment.
///
/// A race's unit of the state, or of the nation, is a contest; counties and townships only add up to it. The agency
/// calls and never declares: `called` is its word.
package struct APJSON: FeedFormat {
  package let name = "ap-json"
  package let country: String? = "us"
  package let parts = [FeedPart(name: FeedPart.plain, isOptional: false)]
  package let allowsFreeParts = true

  package init() {}

  package func snapshot(
    from bodies: FeedBodies
  ) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    var contests = GatheredContests()
    var times: [Timestamp] = []
    var nextURLs: [String: String] = [:]
    for (part, root) in try bodies.everyJSON() {
      let reply = try APReply(root)
      try reply.addContests(to: &contests)
      if let time = try reply.time() { times.append(time) }
      nextURLs[part] = reply.nextURL
    }
    return ResultsSnapshot(
      generatedAt: times.max(), contests: contests.results, nextURLs: nextURLs)
  }
}
