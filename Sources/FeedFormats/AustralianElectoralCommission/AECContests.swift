internal import ElectionResults

/// The contests for the House of Representatives in a file of the Australian Electoral Commission's media feed.
struct AECContests {
  /// The clocks of the tally room in Canberra, by which times without a zone are told.
  static let clock = [MomentPattern].isoLocal(zone: "Australia/Sydney")

  private(set) var results: [ContestResult] = []

  init(of root: FeedNode, names: AECNames) throws(DecodingFailure) {
    var seen = SeenPlaces<ContestID>()
    for node in try Self.houseContests(of: root) {
      let contest = try Self.contest(node, names: names)
      try seen.add(contest.id, "the contest \(Excerpt(contest.id.text))", at: node)
      results.append(contest)
    }
  }

  static func houseContests(of root: FeedNode) throws(DecodingFailure) -> [FeedNode] {
    guard root.name == "MediaFeed" else {
      throw root.failure(
        "<\(root.name ?? "")> is no media feed of the Australian Electoral Commission",
        "<MediaFeed> is expected")
    }
    guard let results = root.member("Results") else {
      throw root.failure(
        "the element <Results> is missing", "a results file of the media feed has one")
    }
    let elections = results.all("Election")
    guard !elections.isEmpty else {
      throw results.failure("the element <Election> is missing", "every results file has one")
    }
    return elections.flatMap { $0.descendant("House", "Contests")?.all("Contest") ?? [] }
  }

  private static func contest(
    _ node: FeedNode, names: AECNames
  ) throws(DecodingFailure) -> ContestResult {
    let id = try node.identifier("ContestIdentifier")
    var contest = ContestResult(
      id: ContestID(id), name: names.contest(id, at: node), region: names.region(id, at: node),
      kind: .constituency)
    let electorate = try node.count("Enrolment")
    contest.electorate = electorate == 0 ? nil : electorate
    let declaredAt = try node.moment("@Declared", asAnyOf: clock)
    let candidates = try AECCandidates(of: node, names: names)
    contest.declaredAt = candidates.isDeclared ? declaredAt : nil
    contest.candidates = candidates.results
    contest.previous = candidates.previous
    if candidates.hasVotes, let first = node.member("FirstPreferences") {
      contest.validVotes = try first.member("Formal")?.count("Votes")
      contest.rejectedVotes = try first.member("Informal")?.count("Votes")
      contest.ballots = try first.member("Total")?.count("Votes")
    }
    contest.reportingPercentage = try reporting(of: node)
    contest.status =
      candidates.isDeclared ? .declared : candidates.hasVotes ? .counting : .awaiting
    // A time whose outcome is not there takes no earlier outcome back.
    contest.isStatusImplied = !candidates.isDeclared && node.text("@Declared") != nil
    return contest
  }

  private static func reporting(of node: FeedNode) throws(DecodingFailure) -> Double? {
    guard let first = node.member("FirstPreferences"),
      let returned = try first.count("@PollingPlacesReturned"),
      let expected = try first.count("@PollingPlacesExpected"), expected > 0
    else { return nil }
    return min(100, Double(returned) / Double(expected) * 100)
  }
}
