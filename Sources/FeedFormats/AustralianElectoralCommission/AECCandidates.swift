internal import ElectionResults

/// The candidates of a contest: first preferences, and after distribution the votes of the last two.
struct AECCandidates {
  private(set) var results: [CandidateResult] = []
  /// The party that held the seat, where the file says so of one alone.
  private(set) var previous: [StatedParty] = []

  /// Whether anybody has a first preference.
  private(set) var hasVotes = false
  /// Whether the contest has a time of declaration and somebody can be told to have won: by a mark, or by the votes of the
  /// last two. First preferences tell nobody.
  private(set) var isDeclared = false
  private var positions: [String: Int] = [:]

  init(of contest: FeedNode, names: AECNames) throws(DecodingFailure) {
    let first = contest.member("FirstPreferences")
    let nodes = first?.all("Candidate") ?? []
    var seen = SeenPlaces<String>()
    for node in nodes {
      let id = try node.identifier("CandidateIdentifier")
      try seen.add(id, "the candidate \(Excerpt(id))", at: node)
      positions[id] = results.count
      let (name, party) = try names.candidate(id, at: node)
      results.append(
        CandidateResult(
          id: id, name: name, party: party, votes: try node.count("Votes"),
          isElected: try node.truth("Elected")))
    }
    hasVotes = results.contains { ($0.votes ?? 0) > 0 }
    if !hasVotes { for position in results.indices { results[position].votes = nil } }
    try addFinalVotes(of: contest)
    settle(hasTime: contest.text("@Declared") != nil)
    // Those who stood before and do not now stand among the ghosts.
    previous = try holder(among: nodes + (first?.all("Ghost") ?? []))
  }

  /// Leaves open who is not elected until the contest is declared. While the votes of the last two are missing, whoever is
  /// marked has won by no known majority: then the others' votes are left out, from which a wrong one would be reckoned.
  private mutating func settle(hasTime: Bool) {
    let hasMark = results.contains { $0.isElected == true }
    let hasDecidingCount = results.contains { ($0.finalVotes ?? 0) > 0 }
    isDeclared = hasTime && (hasMark || hasDecidingCount)
    for position in results.indices where results[position].isElected != true {
      if !isDeclared { results[position].isElected = nil }
      if isDeclared, !hasDecidingCount, results.count > 2 { results[position].votes = nil }
    }
  }

  /// Before anything is counted the zeros of the last two mean nothing; later they mean that their count starts again.
  private mutating func addFinalVotes(of contest: FeedNode) throws(DecodingFailure) {
    var seen = SeenPlaces<String>()
    for node in contest.member("TwoCandidatePreferred")?.all("Candidate") ?? [] {
      let id = try node.identifier("CandidateIdentifier")
      try seen.add(id, "the candidate \(Excerpt(id))", at: node)
      guard let position = positions[id] else {
        throw node.failure(
          "the candidate \(Excerpt(id)) has no first preferences",
          "whoever is among the last two is a candidate of <FirstPreferences>")
      }
      let votes = try node.count("Votes")
      results[position].finalVotes = hasVotes ? votes : nil
    }
  }

  /// The notional holder after a redistribution, otherwise the holder. Nobody where several parties are marked.
  private func holder(among nodes: [FeedNode]) throws(DecodingFailure) -> [StatedParty] {
    var notional: [PartyReference] = []
    var holders: [PartyReference] = []
    for node in nodes {
      guard let incumbent = node.member("Incumbent") else { continue }
      let id = try node.identifier("CandidateIdentifier")
      let party = positions[id].map { results[$0].party } ?? AECNames.party(of: node)
      if try incumbent.truth("@Notional") == true { notional.append(party) }
      if try node.truth("Incumbent") == true { holders.append(party) }
    }
    let parties = Set(notional.isEmpty ? holders : notional)
    return parties.count == 1 ? parties.map { StatedParty(party: $0, seats: 1) } : []
  }
}
