/// Which contest of a feed is which known one: each known one is at most one of a snapshot.
struct ContestClaims {
  private var holders: [ContestID: ContestID] = [:]

  init(_ matches: [ContestMatch?], of contests: [ContestResult]) { add(matches, of: contests) }

  /// Of several contests the one whose identifier is the known one's comes first, then the lowest.
  mutating func add(_ matches: [ContestMatch?], of contests: [ContestResult]) {
    for (match, contest) in zip(matches, contests) {
      guard let match, match.basis != .nothing else { continue }
      guard let holder = holders[match.contest] else {
        holders[match.contest] = contest.id
        continue
      }
      if holder != match.contest, contest.id == match.contest || contest.id < holder {
        holders[match.contest] = contest.id
      }
    }
  }

  func holder(of known: ContestID) -> ContestID? { holders[known] }

  /// Whether a contest may be what it would be; true where it would be nothing.
  func isGranted(_ match: ContestMatch?, to contest: ContestResult) -> Bool {
    guard let match, match.basis != .nothing else { return true }
    return holders[match.contest] == contest.id
  }
}
