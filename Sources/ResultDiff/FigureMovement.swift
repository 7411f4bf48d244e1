internal import ElectionResults

/// Which figures of a contest are other than stored: numbers alone, whatever the order and spelling of the candidates.
struct FigureMovement {
  /// Whether votes, seats of lists, or the share that is reported have moved.
  let isProgress: Bool
  /// The same, or the ballot papers.
  let isAny: Bool

  init(from old: ContestStanding?, to new: ContestStanding) {
    let reporting = Self.isOther(old?.reportingPercentage, new.reportingPercentage)
    isProgress = reporting || Self.votesMoved(from: old, to: new)
    isAny = isProgress || Self.isOther(old?.ballots, new.ballots)
  }

  private static func votesMoved(from old: ContestStanding?, to new: ContestStanding) -> Bool {
    let matching = CandidateMatching(of: new.candidates, with: old?.candidates ?? [])
    return new.candidates.indices.contains { position in
      let before = matching.counterpart(ofNew: position).flatMap { old?.candidates[$0] }
      let now = new.candidates[position]
      return isOther(before?.votes, now.votes) || isOther(before?.finalVotes, now.finalVotes)
        || isOther(before?.list?.seats, now.list?.seats)
    }
  }

  /// A figure that is not stated now is as it was; one that was not stated was nothing.
  private static func isOther<Figure: Equatable & ExpressibleByIntegerLiteral>(
    _ before: Figure?, _ now: Figure?
  ) -> Bool {
    now.map { $0 != before ?? 0 } ?? false
  }
}
