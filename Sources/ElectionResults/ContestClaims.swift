/// Which contest of a feed is which known one: each known one is at most one of a snapshot.
struct ContestClaims {
  private struct Claim {
    let contest: ContestID
    /// The lowest comes first.
    let rank: Int

    func precedes(_ other: Claim) -> Bool { (rank, contest) < (other.rank, other.contest) }
  }

  private var claims: [ContestID: Claim] = [:]

  init(_ matches: [ContestMatch?], of contests: [ContestResult]) { add(matches, of: contests) }

  /// Of several contests the one whose identifier is the known one's comes first, then one that was found to be it before,
  /// then the lowest.
  mutating func add(_ matches: [ContestMatch?], of contests: [ContestResult]) {
    for (match, contest) in zip(matches, contests) {
      guard let match, match.basis != .nothing else { continue }
      let rank = contest.id == match.contest ? 0 : match.basis == .earlier ? 1 : 2
      let claim = Claim(contest: contest.id, rank: rank)
      if claims[match.contest].map(claim.precedes) ?? true { claims[match.contest] = claim }
    }
  }

  func holder(of known: ContestID) -> ContestID? { claims[known]?.contest }

  /// Whether a contest may be what it would be; true where it would be nothing.
  func isGranted(_ match: ContestMatch?, to contest: ContestResult) -> Bool {
    guard let match, match.basis != .nothing else { return true }
    return claims[match.contest]?.contest == contest.id
  }
}
