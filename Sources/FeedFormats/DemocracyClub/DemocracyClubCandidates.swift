internal import ElectionResults

/// The candidates of a ballot, in either version of the API.
struct DemocracyClubCandidates {
  private var candidates: [CandidateResult] = []
  /// The post and the election that the first candidate stands for.
  private(set) var post: FeedNode?
  private(set) var election: FeedNode?

  init(in ballot: FeedNode) throws(DecodingFailure) {
    guard let rows = ballot.member("candidate_results") ?? ballot.member("candidacies"),
      rows.kind == .array
    else {
      throw ballot.failure(
        "the member \"candidate_results\" is missing", "an array of candidates is expected")
    }
    var gathered = GatheredCandidates()
    for row in rows.elements {
      try ballot.tree.attempt { () throws(DecodingFailure) in
        let membership = row.member("membership") ?? row
        post = post ?? membership.member("post")
        election = election ?? membership.member("election")
        try gathered.add(try Self.candidate(row, membership), at: row)
      }
    }
    candidates = gathered.results
  }

  /// How many are marked as elected.
  var winners: Int { candidates.count { $0.isElected == true } }

  /// Whether everybody has a number of votes, and not all of them none.
  var haveAllVotes: Bool { haveVotes && candidates.allSatisfy { $0.votes != nil } }

  var haveVotes: Bool { candidates.contains { $0.votes ?? 0 > 0 } }

  /// The candidates, those who are not elected known as such once the ballot is declared.
  func results(isDeclared: Bool) -> [CandidateResult] {
    candidates.map { candidate in
      var candidate = candidate
      if !haveVotes { candidate.votes = nil }
      if candidate.isElected != true { candidate.isElected = isDeclared ? false : nil }
      return candidate
    }
  }

  /// Whether as many ballot papers can have given these votes: volunteers have entered percentages and guesses.
  func allow(ballots: Int, seats: Int) -> Bool {
    let votes = candidates.map { $0.votes ?? 0 }
    let sum = votes.reduce(0, +)
    return ballots >= votes.max() ?? 0 && ballots >= (sum + seats - 1) / seats
  }

  private static func candidate(
    _ row: FeedNode, _ membership: FeedNode
  ) throws(DecodingFailure) -> CandidateResult {
    guard let person = membership.member("person") else {
      throw membership.failure("the member \"person\" is missing", "an id and a name are expected")
    }
    let result = row.member("result") ?? row
    let marks = [
      try row.truth("is_winner"), try membership.truth("elected"), try result.truth("elected"),
    ]
    return CandidateResult(
      id: try person.required("id"), name: try person.required("name"),
      party: party(membership.member("on_behalf_of") ?? membership.member("party")),
      votes: try result.count("num_ballots"), isElected: marks.contains(true) ? true : nil)
  }

  /// A party by its name and its numbers in the register: `party:53` is PP53, `joint-party:53-119` PP53 and PP119.
  private static func party(_ node: FeedNode?) -> PartyReference {
    guard let node else { return PartyReference() }
    let id = (node.text("id") ?? node.text("legacy_slug") ?? "").split(separator: ":")
    let isRegistered = id.first == "party" || id.first == "joint-party"
    let numbers = isRegistered && id.count == 2 ? id[1].split(separator: "-") : []
    return PartyReference(name: node.text("name"), registrations: numbers.map { "PP\($0)" })
  }
}
