internal import ElectionResults

/// The seats of a body that an election fills, by party: those retained and those won.
struct BodyBalance {
  /// Seats needed for a majority.
  let line: Int
  /// By party; those who are persons and no party are not among them.
  private let seats: [PartyCode: Int]
  /// Of those, the seats that were not up.
  private let retained: [PartyCode: Int]
  /// Seats of the body that nobody is known to have, vacant and postponed ones too.
  private let undeclared: Int

  /// Nil when the election does not fill the body.
  init?(of election: Election, tallies: [PartyCode: PartyTally]) {
    guard let line = election.majorityLine, let bodySeats = election.bodySeats else { return nil }
    self.line = line
    let won = tallies.mapValues(\.seatsWon)
    undeclared = max(0, bodySeats - election.retainedSeats - won.values.reduce(0, +))
    retained = election.retained
    seats = election.retained.merging(won, uniquingKeysWith: +).filter { !$0.key.isPersonal }
  }

  /// A party's seats, retained and won.
  func seats(of party: PartyCode) -> Int { seats[party, default: 0] }

  /// Whether a party has the line with its retained seats alone, whatever is declared.
  func isRetained(by party: PartyCode) -> Bool { retained[party, default: 0] >= line }

  /// Whether it is a party's that has the line with its retained seats alone.
  func isRetained(by control: BodyControl) -> Bool {
    if case .party(let party) = control { isRetained(by: party) } else { false }
  }

  /// The party that has a majority; nil when none has.
  var majorityParty: PartyCode? { seats.first { $0.value >= line }?.key }

  /// Who controls the body whatever is still to be declared; nil while that is open.
  var control: BodyControl? {
    if let majorityParty { return .party(majorityParty) }
    return (seats.values.max() ?? 0) + undeclared < line ? .nobody : nil
  }

  /// The one party with the most seats; nil when there is none, or several have as many.
  var largestParty: PartyCode? {
    let most = seats.values.max() ?? 0
    let largest = seats.filter { $0.value == most }
    return most > 0 && largest.count == 1 ? largest.keys.first : nil
  }
}
