internal import ElectionResults

/// A contest of a report, with all to which it refers.
struct NISTContest {
  private let node: FeedNode
  private let index: NISTIndex
  private let units: NISTUnits
  private let report: String?
  private(set) var result: ContestResult

  init(
    _ node: FeedNode, index: NISTIndex, units: NISTUnits, report: String?
  ) throws(DecodingFailure) {
    self.node = node
    self.index = index
    self.units = units
    self.report = report
    let name = try node.required("Name")
    let district = try index.object("ElectionDistrictId", of: node)
    let place = district?.member("Name")?.languageText
    let parties = try index.objects("PrimaryPartyIds", of: node)
      .compactMap { $0.member("Name")?.languageText }
    let key = ([name, place].compactMap { $0 } + parties).joined(separator: " / ")
    let id = try node.externalIdentifier() ?? key
    result = ContestResult(id: ContestID(id), name: name, region: place)
    result.seats = try seats()
    result.electorate = try district?.count("VotersRegistered")
    result.countKind = report
    result.reportingPercentage = try reporting()
    try addChoices()
  }

  private mutating func addChoices() throws(DecodingFailure) {
    var seen = SeenPlaces<[String]>()
    var choices: [NISTChoice] = []
    var counts: [NISTCounts] = []
    for selection in node.all("ContestSelection") {
      let choice = try NISTChoice(selection, in: index)
      let key = choice.id.map { [$0] } ?? [choice.name, choice.party.name ?? ""]
      try seen.add(key, "the choice \(Excerpt(choice.name))", at: selection)
      choices.append(choice)
      counts.append(
        try NISTCounts(of: selection, district: node.text("ElectionDistrictId"), units: units))
    }
    let rounds = Set(counts.flatMap(\.votesByRound.keys)).sorted()
    for (choice, counts) in zip(choices, counts) {
      let votes = rounds.first.flatMap { counts.votesByRound[$0] }
      if choice.isParty {
        result.lists.append(PartyListResult(party: choice.party, votes: votes))
      } else {
        let final = rounds.count > 1 ? rounds.last.flatMap { counts.votesByRound[$0] } : nil
        result.candidates.append(
          CandidateResult(
            id: choice.id, name: choice.name, party: choice.party, votes: votes, finalVotes: final))
      }
    }
    state(choices)
  }

  private mutating func state(_ choices: [NISTChoice]) {
    let isElection = !["BallotMeasureContest", "RetentionContest"].contains(node.typeName)
    let status = NISTStatus(
      of: result, choices: choices, report: report, isElection: isElection
    ).status
    result.status = status
    let candidates = choices.filter { !$0.isParty }
    let elected = candidates.map { choice in
      choice.statuses.contains("winner")
        || (status == .called && choice.statuses.contains("projected-winner"))
    }
    let isSettled = elected.contains(true) && (status.isDeclared || status == .called)
    for (position, isElected) in elected.enumerated() {
      result.candidates[position].isElected = isElected ? true : isSettled ? false : nil
    }
    let holders = candidates.filter(\.isIncumbent).map(\.party)
    if isElection, result.seats == 1, holders.count == 1, holders[0] != PartyReference() {
      result.previous = [StatedParty(party: holders[0], seats: 1)]
    }
  }

  /// As many as are elected; where that is not said, as many votes as there are, unless these rank candidates.
  private func seats() throws(DecodingFailure) -> Int {
    if let elected = try node.count("NumberElected") { return max(1, elected) }
    let variation = node.text("VoteVariation") ?? "n-of-m"
    guard ["n-of-m", "plurality", "majority", "super-majority"].contains(variation) else {
      return 1
    }
    return max(1, try node.count("VotesAllowed") ?? 1)
  }

  private func reporting() throws(DecodingFailure) -> Double? {
    guard let reported = try node.count("SubUnitsReported"),
      let all = try node.count("TotalSubUnits"), all > 0, reported <= all
    else { return nil }
    return Double(reported) / Double(all) * 100
  }
}
