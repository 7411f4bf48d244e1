internal import ElectionResults

/// The parties of a list region, with those whom they bring in.
struct PALists {
  private(set) var results: [PartyListResult] = []

  /// Who is elected, with the place on the list.
  private typealias Ranked = (rank: Int, person: PartyListResult.Person)

  /// - Parameter isResult: Whether a party without a number of seats has none.
  init(of area: FeedNode, isResult: Bool) throws(DecodingFailure) {
    let elected = try Self.elected(in: area)
    var seen = SeenPlaces<String>()
    for node in area.all("Party") {
      let party = PartyReference(pa: node)
      let key = try Self.key(of: party, at: node)
      try seen.add(key, "the party \(Excerpt(key))", at: node)
      let persons = (elected[key] ?? []).sorted {
        ($0.rank, $0.person.name) < ($1.rank, $1.person.name)
      }
      results.append(
        PartyListResult(
          party: party, votes: try node.count("@votes"),
          seats: try node.count("@candidatesElected"), persons: persons.map(\.person)))
    }
    guard isResult, results.contains(where: { ($0.seats ?? 0) > 0 }) else { return }
    for position in results.indices { results[position].seats = results[position].seats ?? 0 }
  }

  /// What a party is called in its region: by its name, otherwise by its abbreviation.
  static func key(of party: PartyReference, at node: FeedNode) throws(DecodingFailure) -> String {
    if let key = party.name ?? party.abbreviation { return key }
    throw node.failure("a party without @name and @abbreviation", "one of them is expected")
  }

  private static func elected(in area: FeedNode) throws(DecodingFailure) -> [String: [Ranked]] {
    var elected: [String: [Ranked]] = [:]
    for node in area.all("Candidate") {
      guard try PACandidates.mark("@elected", of: node) == true, let party = node.member("Party")
      else { continue }
      let person = PartyListResult.Person(
        id: node.text("@paId"), name: try PACandidates.name(of: node))
      let key = try key(of: PartyReference(pa: party), at: party)
      elected[key, default: []].append((try node.count("@partyListRank") ?? Int.max, person))
    }
    return elected
  }
}
