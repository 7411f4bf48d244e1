internal import ElectionResults

/// Whom a contest shows as elected, as far as two feeds have to agree on it: parties, each as often as it has seats, and
/// independents by name.
struct ElectedParties {
  /// More than any body has: seats beyond are not counted.
  private static let mostSeats = 10_000

  /// In order, without regard to letter case; equal for two feeds that agree.
  let facts: [String]
  /// For a message, such as `Jill Mortimer (Conservative)` or `Labour 2, Green 1`.
  let text: String

  /// - Parameter count: How many of the first candidates are elected.
  init(of standing: ContestStanding, count: Int, parties: PartyBook) {
    let elected = standing.candidates.prefix(count)
    facts = elected.flatMap { winner in
      let party = parties.party(named: winner.party.text)?.code ?? winner.party
      let person = party == .independent ? "/" + PersonName.folded(winner.name) : ""
      let seats = min(winner.list?.seats ?? 1, Self.mostSeats)
      return Array(repeating: party.text.lowercased() + person, count: seats)
    }.sorted()
    text = Self.text(of: standing, Array(elected))
  }

  private static func text(of standing: ContestStanding, _ elected: [CandidateStanding]) -> String {
    guard standing.isForSeveral else {
      return elected.map { "\($0.name) (\($0.partyName))" }.joined(separator: ", ")
    }
    var seats: [(name: String, count: Int)] = []
    for winner in elected {
      let name = winner.party == .independent ? winner.name : winner.partyName
      let count = winner.list?.seats ?? 1
      if let place = seats.firstIndex(where: { $0.name == name }) {
        seats[place].count += count
      } else {
        seats.append((name, count))
      }
    }
    return seats.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
  }
}
