/// Butler swing between two parties, in percentage points of valid votes, never negative.
package struct Swing: Sendable, Equatable {
  package let percentagePoints: Double
  package let from: PartyCode
  package let to: PartyCode

  /// A party's votes and the valid votes of both elections.
  package struct Votes: Sendable {
    package var party: PartyCode
    package var before: Int
    package var now: Int

    package init(party: PartyCode, before: Int, now: Int) {
      self.party = party
      self.before = before
      self.now = now
    }
  }

  /// ((a now − a before) + (b before − b now)) / 2, with the parties in the order that makes it positive.
  ///
  /// - Parameters:
  ///   - gaining: The winner's votes.
  ///   - losing: The previous holder's on a gain, the runner-up's on a hold.
  ///   - validBefore: Valid votes of the previous election.
  ///   - validNow: Valid votes of this one.
  /// - Returns: Nil when either party is personal, both are one, or there are no valid votes.
  package init?(gaining: Votes, losing: Votes, validBefore: Int, validNow: Int) {
    guard validBefore > 0, validNow > 0, gaining.party != losing.party,
      !gaining.party.isPersonal, !losing.party.isPersonal
    else { return nil }
    let now = Int128(gaining.now - losing.now) * Int128(validBefore)
    let before = Int128(losing.before - gaining.before) * Int128(validNow)
    let dividend = (now + before) * 100
    let points = Percentage.rounded(dividend, by: Int128(validBefore) * Int128(validNow) * 2)
    percentagePoints = abs(points)
    from = points < 0 ? gaining.party : losing.party
    to = points < 0 ? losing.party : gaining.party
  }
}
