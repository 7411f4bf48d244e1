internal import ElectionResults

/// A figure of a declared result that the feed states otherwise than before.
struct FigureChange: Equatable {
  let field: String
  let was: String
  let now: String

  /// The figures that make a correction, in the order of the candidates, then of the contest.
  ///
  /// A figure that was not stated before, or is not stated now, is no change; nor are shares, spelling, order and
  /// formatting, which never get here.
  static func changes(
    from old: ContestStanding, to new: ContestStanding, winner: CandidateStanding
  ) -> [FigureChange] {
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    var changes: [FigureChange] = []
    func compare(_ field: String, _ was: Int?, _ now: Int?) {
      guard let was, let now, was != now else { return }
      changes.append(FigureChange(field: field, was: String(was), now: String(now)))
    }
    for (position, candidate) in new.candidates.enumerated() {
      guard let before = matching.counterpart(ofNew: position) else { continue }
      compare("votes/" + candidate.name, before.votes, candidate.votes)
      compare("final_votes/" + candidate.name, before.finalVotes, candidate.finalVotes)
    }
    compare("valid_votes", old.validVotes, new.validVotes)
    compare("rejected_votes", old.rejectedVotes, new.rejectedVotes)
    compare("electorate", old.electorate, new.electorate)
    return elected(from: old, to: new, winner: winner, matching) + changes
  }

  private static func elected(
    from old: ContestStanding, to new: ContestStanding, winner: CandidateStanding,
    _ matching: CandidateMatching
  ) -> [FigureChange] {
    guard let position = new.candidates.firstIndex(of: winner), let before = old.candidates.first,
      !matching.isSame(newAt: position, as: before)
    else { return [] }
    return [
      FigureChange(
        field: "elected", was: JSONText.string(before.name), now: JSONText.string(winner.name))
    ]
  }

  var json: String {
    JSONText.object([("field", JSONText.string(field)), ("was", was), ("now", now)])
  }
}
