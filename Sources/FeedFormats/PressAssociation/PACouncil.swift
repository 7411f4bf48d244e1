internal import ElectionResults

/// The seats that a council's election filled, by party.
struct PACouncil {
  /// Seats won at this election.
  private(set) var lists: [PartyListResult] = []
  /// Seats that the parties had of those filled now; empty where the changes do not fit the seats.
  private(set) var previous: [StatedParty] = []

  private struct Entry {
    let key: String
    let party: PartyReference
    /// Of seats, or by how many they changed.
    let number: Int
  }

  var seats: Int { lists.reduce(0) { $0 + ($1.seats ?? 0) } }

  /// Takes the councillors elected now; of a document that does not tell them, the whole new council.
  init(of area: FeedNode) throws(DecodingFailure) {
    let elected = try Self.parties(of: area, "ElectedCouncillors", "@seats")
    let seats = elected.isEmpty ? try Self.parties(of: area, "NewCouncil", "@seats") : elected
    lists = seats.map { PartyListResult(party: $0.party, seats: $0.number) }
    let changes = try Self.parties(of: area, "Changes", "@change")
    guard !changes.isEmpty else { return }
    var before: [String: Int] = [:]
    for entry in seats { before[entry.key, default: 0] += entry.number }
    for entry in changes { before[entry.key, default: 0] -= entry.number }
    guard before.values.allSatisfy({ $0 >= 0 }) else { return }
    let now = Set(seats.map(\.key))
    for entry in seats + changes.filter({ !now.contains($0.key) }) {
      guard let seats = before[entry.key], seats > 0 else { continue }
      previous.append(StatedParty(party: entry.party, seats: seats))
    }
  }

  private static func parties(
    of area: FeedNode, _ group: String, _ attribute: String
  ) throws(DecodingFailure) -> [Entry] {
    guard let group = area.member(group) else { return [] }
    var seen = SeenPlaces<String>()
    var parties: [Entry] = []
    for node in group.all("Party") {
      let party = PartyReference(pa: node)
      let key = try PALists.key(of: party, at: node)
      try seen.add(key, "the party \(Excerpt(key))", at: node)
      parties.append(Entry(key: key, party: party, number: try number(attribute, of: node) ?? 0))
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
