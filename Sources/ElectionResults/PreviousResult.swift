/// A contest's row in the baseline: who held the seat, and the figures to compare with.
package struct PreviousResult: Sendable, Equatable {
  /// A party, or in a baseline made from a results file a candidate, of the previous result.
  package struct Entry: Sendable, Equatable {
    package var party: PartyCode
    /// Seats held; 0 for those that only stood.
    package var seats: Int
    package var votes: Int?
    /// Votes in the deciding count, where there was more than one.
    package var finalVotes: Int?
    /// The person who held the seat.
    package var member: String?
    /// The year since which the party has held the seat.
    package var heldSince: Int?

    package init(
      party: PartyCode, seats: Int, votes: Int? = nil, finalVotes: Int? = nil,
      member: String? = nil, heldSince: Int? = nil
    ) {
      self.party = party
      self.seats = seats
      self.votes = votes
      self.finalVotes = finalVotes
      self.member = member
      self.heldSince = heldSince
    }
  }

  package var contest: ContestID
  package var contestName: String?
  package var entries: [Entry]
  package var electorate: Int?
  /// Stated valid votes; nil means the sum of the entries' votes.
  package var statedValidVotes: Int?
  /// Recomputed for new boundaries.
  package var isNotional: Bool

  package init(
    contest: ContestID, contestName: String? = nil, entries: [Entry], electorate: Int? = nil,
    statedValidVotes: Int? = nil, isNotional: Bool = false
  ) {
    self.contest = contest
    self.contestName = contestName
    self.entries = entries
    self.electorate = electorate
    self.statedValidVotes = statedValidVotes
    self.isNotional = isNotional
  }

  /// The entry that held the seat of a single-seat contest; nil when the baseline names no holder.
  package var holder: Entry? { entries.first { $0.seats > 0 } }

  /// Stated valid votes, otherwise the sum of all entries' votes when there are any; never 0.
  package var validVotes: Int? {
    if let statedValidVotes, statedValidVotes > 0 { return statedValidVotes }
    let sum = entries.reduce(0) { $0 + ($1.votes ?? 0) }
    return sum > 0 ? sum : nil
  }

  /// The best votes of one of the party's entries; nil when the party did not stand.
  package func votes(for party: PartyCode) -> Int? {
    entries.filter { $0.party == party }.compactMap(\.votes).max()
  }

  /// The same in the deciding count; nil when the party was not in it.
  package func decidingVotes(for party: PartyCode) -> Int? {
    guard hasFinalCount else { return votes(for: party) }
    return entries.filter { $0.party == party }.compactMap(\.finalVotes).max()
  }

  private var hasFinalCount: Bool { entries.contains { ($0.finalVotes ?? 0) > 0 } }

  /// Votes of the first less those of the second in the deciding count; nil without the votes of both.
  package var majority: Int? {
    let hasFinalCount = hasFinalCount
    let votes = entries.compactMap { hasFinalCount ? $0.finalVotes : $0.votes }.sorted(by: >)
    return votes.count > 1 ? votes[0] - votes[1] : nil
  }
}
