internal import ElectionResults

/// The candidates of a constituency.
struct PACandidates {
  private(set) var results: [CandidateResult] = []

  /// What tells a candidate from another: PA Media's number, otherwise name and party.
  private enum Key: Hashable {
    case number(String)
    case person(String, PartyReference)
  }

  /// - Parameter isResult: Whether marks and votes are complete, so that who has no mark is not elected.
  init(of area: FeedNode, isResult: Bool) throws(DecodingFailure) {
    var seen = SeenPlaces<Key>()
    for node in area.all("Candidate") {
      let candidate = try Self.candidate(node)
      let key =
        candidate.id.map(Key.number) ?? .person(candidate.name.lowercased(), candidate.party)
      try seen.add(key, "the candidate \(Excerpt(candidate.name))", at: node)
      results.append(candidate)
    }
    if results.contains(where: { $0.isElected == true }) {
      for position in results.indices where results[position].isElected == nil {
        results[position].isElected = false
      }
    }
    if isResult { restoreNoVotes(of: try area.count("@turnout")) }
  }

  static func name(of node: FeedNode) throws(DecodingFailure) -> String {
    let halves = [node.text("@firstName"), node.text("@surname")].compactMap { $0 }
    if !halves.isEmpty { return halves.joined(separator: " ") }
    return try node.required("@ballotName")
  }

  /// PA Media's mark is a star; nil without one.
  static func mark(_ name: String, of node: FeedNode) throws(DecodingFailure) -> Bool? {
    guard let text = node.text(name) else { return nil }
    return text == "*" ? true : try node.truth(name)
  }

  private static func candidate(_ node: FeedNode) throws(DecodingFailure) -> CandidateResult {
    let party = node.member("Party")
    return CandidateResult(
      id: node.text("@paId"), name: try name(of: node), party: PartyReference(pa: party),
      votes: try party?.count("@votes"), isElected: try mark("@elected", of: node))
  }

  /// Zeros are left out of PA Media's documents. That nobody voted for somebody is taken for granted only where the votes
  /// of the others make up the total.
  private mutating func restoreNoVotes(of total: Int?) {
    let votes = results.compactMap(\.votes)
    guard let total, total > 0, votes.reduce(0, +) == total else { return }
    for position in results.indices { results[position].votes = results[position].votes ?? 0 }
  }
}
