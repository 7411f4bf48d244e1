internal import ElectionResults

/// The candidates of a contest: first preferences, and after distribution the votes of the last two.
struct AECCandidates {
  private(set) var results: [CandidateResult] = []
  /// The party that held the seat, where the file says so of one alone.
  private(set) var previous: [StatedParty] = []

  /// Whether anybody has a first preference.
  private(set) var hasVotes = false
  private var positions: [String: Int] = [:]

  init(of contest: FeedNode, names: AECNames, isDeclared: Bool) throws(DecodingFailure) {
    let first = contest.member("FirstPreferences")
    let nodes = first?.all("Candidate") ?? []
    var seen = SeenPlaces<String>()
    for node in nodes {
      let id = try node.identifier("CandidateIdentifier")
      try seen.add(id, "the candidate \(Excerpt(id))", at: node)
      positions[id] = results.count
      let (name, party) = try names.candidate(id, at: node)
      let isElected = try node.truth("Elected")
      results.append(
        CandidateResult(
          id: id, name: name, party: party, votes: try node.count("Votes"),
          isElected: isElected == false && !isDeclared ? nil : isElected))
    }
    hasVotes = results.contains { ($0.votes ?? 0) > 0 }
    if !hasVotes { for position in results.indices { results[position].votes = nil } }
    try addFinalVotes(of: contest)
    // Those who stood before and do not now stand among the ghosts.
    previous = try holder(among: nodes + (first?.all("Ghost") ?? []))
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
