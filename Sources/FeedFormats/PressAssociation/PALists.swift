internal import ElectionResults

/// The parties of a list region, with those whom they bring in.
struct PALists {
  private(set) var results: [PartyListResult] = []

  /// - Parameter isResult: Whether a party without a number of seats has none.
  init(of area: FeedNode, isResult: Bool) throws(DecodingFailure) {
    var seen = SeenPlaces<PartyReference>()
    for node in area.all("Party") {
      let party = PartyReference(pa: node)
      guard let name = party.name ?? party.abbreviation else {
        throw node.failure("a party without @name and @abbreviation", "one of them is expected")
      }
      try seen.add(party, "the party \(Excerpt(name))", at: node)
      results.append(
        PartyListResult(
          party: party, votes: try node.count("@votes"),
          seats: try node.count("@candidatesElected"),
          persons: try Self.elected(of: party, in: area)))
    }
    guard isResult, results.contains(where: { ($0.seats ?? 0) > 0 }) else { return }
    for position in results.indices { results[position].seats = results[position].seats ?? 0 }
  }

  /// In the order of the list.
  private static func elected(
    of party: PartyReference, in area: FeedNode
  ) throws(DecodingFailure) -> [PartyListResult.Person] {
    var ranked: [(rank: Int, person: PartyListResult.Person)] = []
    for node in area.all("Candidate") {
      guard try PACandidates.mark("@elected", of: node) == true,
        isParty(PartyReference(pa: node.member("Party")), party)
      else { continue }
      let person = PartyListResult.Person(
        id: node.text("@paId"), name: try PACandidates.name(of: node))
      let rank = try node.count("@partyListRank") ?? Int.max
      ranked.append((rank, person))
    }
    return ranked.sorted { ($0.rank, $0.person.name) < ($1.rank, $1.person.name) }.map(\.person)
  }

  private static func isParty(_ one: PartyReference, _ other: PartyReference) -> Bool {
    if let name = one.name, let otherName = other.name { return name == otherName }
    return one.abbreviation != nil && one.abbreviation == other.abbreviation
  }
}
