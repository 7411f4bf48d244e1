internal import ElectionResults

/// A contest of a `results-json` body.
struct ContestDocument {
  private let node: FeedNode

  init(_ node: FeedNode) throws(DecodingFailure) {
    try node.requireObject()
    self.node = node
  }

  func result() throws(DecodingFailure) -> ContestResult {
    let lists = try ListDocuments(in: node)
    let seats = try node.wholeNumber("seats") ?? lists.seatsWhenNotStated
    if node.member("seats") != nil { try lists.requireRoom(in: seats) }
    return ContestResult(
      id: ContestID(try node.requiredString("id")), name: try node.requiredString("name"),
      region: try node.string("region"), kind: try node.word("kind", of: ContestKind.self),
      seats: seats, status: try node.word("status", of: ContestStatus.self),
      declaredAt: try node.time("declared_at"),
      reportingPercentage: try node.share("reporting_pct"),
      electorate: try node.wholeNumber("electorate"),
      validVotes: try node.wholeNumber("valid_votes"),
      rejectedVotes: try node.wholeNumber("rejected_votes"),
      ballots: try node.wholeNumber("ballots"), previous: try previous(seats: seats),
      candidates: try candidates(seats: seats),
      lists: lists.results, weight: try node.size("weight"))
  }

  private func previous(seats: Int) throws(DecodingFailure) -> [StatedParty] {
    var parties: [StatedParty] = []
    for entry in try node.array("previous") {
      try entry.requireObject()
      let party = StatedParty(
        party: PartyReference(name: try entry.string("party")),
        seats: try entry.wholeNumber("seats") ?? 0, votes: try entry.wholeNumber("votes"))
      if seats == 1, party.seats > 0, parties.contains(where: { $0.seats > 0 }) {
        try node.tree.report(
          (entry.member("seats") ?? entry).failure(
            "a second party is said to have held the seat",
            "one party holds a contest's one seat"))
      }
      parties.append(party)
    }
    return parties
  }

  private func candidates(seats: Int) throws(DecodingFailure) -> [CandidateResult] {
    var results: [CandidateResult] = []
    var places: [String: FeedNode] = [:]
    var elected = 0
    for entry in try node.array("candidates") {
      let result = try candidate(entry)
      if let id = result.id, let first = places.updateValue(entry, forKey: id) {
        throw (entry.member("id") ?? entry).failure(
          "the candidate \(Excerpt(id)) is already at \(first.placeText)",
          "each candidate of a contest is given once")
      }
      elected += result.isElected == true ? 1 : 0
      if result.isElected == true, elected > seats {
        try node.tree.report(
          (entry.member("elected") ?? entry).failure(
            "\(elected) candidates are marked as elected",
            "a contest of \(seats) \(seats == 1 ? "seat" : "seats") elects no more than that"))
      }
      results.append(result)
    }
    return results
  }

  private func candidate(_ entry: FeedNode) throws(DecodingFailure) -> CandidateResult {
    try entry.requireObject()
    return CandidateResult(
      id: try entry.string("id"), name: try entry.requiredString("name"),
      party: PartyReference(name: try entry.string("party")),
      votes: try entry.wholeNumber("votes"), finalVotes: try entry.wholeNumber("final_votes"),
      isElected: try entry.boolean("elected"))
  }
}
