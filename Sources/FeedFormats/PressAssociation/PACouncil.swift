internal import ElectionResults

/// The seats that a council's election filled, by party.
struct PACouncil {
  /// Seats won at this election.
  private(set) var lists: [PartyListResult] = []
  /// Seats that the parties had of those filled now; empty where the changes do not fit the seats.
  private(set) var previous: [StatedParty] = []

  var seats: Int { lists.reduce(0) { $0 + ($1.seats ?? 0) } }

  /// Takes the councillors elected now; of a document that does not tell them, the whole new council.
  init(of area: FeedNode) throws(DecodingFailure) {
    let elected = try Self.parties(of: area, "ElectedCouncillors", "@seats")
    let seats = elected.isEmpty ? try Self.parties(of: area, "NewCouncil", "@seats") : elected
    lists = seats.map { PartyListResult(party: $0.party, seats: $0.number) }
    let changes = try Self.parties(of: area, "Changes", "@change")
    guard !changes.isEmpty else { return }
    let parties =
      seats.map(\.party)
      + changes.map(\.party).filter { change in
        !seats.contains { $0.party == change }
      }
    let before = parties.map { party in
      let now = seats.first { $0.party == party }?.number ?? 0
      let change = changes.first { $0.party == party }?.number ?? 0
      return StatedParty(party: party, seats: now - change)
    }
    if before.allSatisfy({ $0.seats >= 0 }) { previous = before.filter { $0.seats > 0 } }
  }

  private static func parties(
    of area: FeedNode, _ group: String, _ attribute: String
  ) throws(DecodingFailure) -> [(party: PartyReference, number: Int)] {
    guard let group = area.member(group) else { return [] }
    var seen = SeenPlaces<PartyReference>()
    var parties: [(party: PartyReference, number: Int)] = []
    for node in group.all("Party") {
      let party = PartyReference(pa: node)
      guard let name = party.name ?? party.abbreviation else {
        throw node.failure("a party without @name and @abbreviation", "one of them is expected")
      }
      try seen.add(party, "the party \(Excerpt(name))", at: node)
      parties.append((party, try number(attribute, of: node) ?? 0))
    }
    return parties
  }

  /// A number of seats, or a change of it with its sign.
  private static func number(
    _ attribute: String, of node: FeedNode
  ) throws(DecodingFailure) -> Int? {
    guard attribute == "@change" else { return try node.count(attribute) }
    guard let number = try node.member(attribute)?.decimal() else { return nil }
    if abs(number) <= 10_000, number.rounded() == number { return Int(number) }
    try node.tree.report(node.failure("\(number) is no change in seats", "+3 or -3 is expected"))
    return nil
  }
}
