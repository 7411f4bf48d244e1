internal import ElectionResults

/// The contests of a detailed report of Clarity's.
struct ClarityContests {
  private(set) var results: [ContestResult] = []

  init(of root: FeedNode) throws(DecodingFailure) {
    guard root.name == "ElectionResult" else {
      throw root.failure(
        "<\(root.name ?? "")> is no report of Clarity's", "<ElectionResult> is expected")
    }
    let region = root.text("Region")
    let day = try ClarityClock.day("ElectionDate", of: root)
    var seen = SeenPlaces<ContestID>()
    for node in root.all("Contest") {
      var contest = try Self.contest(node)
      contest.region = region
      contest.pollingDay = day
      try seen.add(contest.id, "the contest \(Excerpt(contest.id.text))", at: node)
      results.append(contest)
    }
  }

  private static func contest(_ node: FeedNode) throws(DecodingFailure) -> ContestResult {
    var contest = ContestResult(
      id: ContestID(try node.required("@key")), name: try node.required("@text"))
    contest.seats = max(1, try node.count("@voteFor") ?? 1)
    var holders: [PartyReference] = []
    var seen = SeenPlaces<String>()
    for choice in node.all("Choice") {
      let key = try choice.required("@key")
      try seen.add(key, "the choice \(Excerpt(key))", at: choice)
      let words = ClarityChoice(try choice.required("@text"), party: choice.text("@party"))
      if words.isIncumbent { holders.append(words.party) }
      contest.candidates.append(
        CandidateResult(
          id: key, name: words.name, party: words.party, votes: try choice.count("@totalVotes")))
    }
    if contest.seats == 1, holders.count == 1, holders[0] != PartyReference() {
      contest.previous = [StatedParty(party: holders[0], seats: 1)]
    }
    contest.reportingPercentage = try reporting(of: node)
    let hasVotes = contest.candidates.contains { ($0.votes ?? 0) > 0 }
    contest.status = hasVotes ? .counting : .awaiting
    return contest
  }

  /// The share of precincts, as given or reckoned; older reports call all of them `precinctsReporting`.
  private static func reporting(of node: FeedNode) throws(DecodingFailure) -> Double? {
    if let stated = try node.percentage("@precinctsReportingPercent") { return stated }
    let participating = try node.count("@precinctsParticipating")
    let older = try node.count("@precinctsReporting")
    guard let reported = try node.count("@precinctsReported"),
      let all = participating ?? older, all > 0, reported <= all
    else { return nil }
    return Double(reported) / Double(all) * 100
  }
}
