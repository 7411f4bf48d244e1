internal import ElectionResults

/// Puts candidates in the order in which they are stored, whatever the order of the feed: the winner, then by votes in the
/// deciding count, then by first preferences; equal ones by name and party, then identifier.
struct CandidateOrder {
  let candidates: [CandidateStanding]

  /// - Parameter winner: The position of the declared winner among the standing's candidates; nil while there is none.
  init(of standing: ContestStanding, winner: Int?) {
    let deciding = standing.decidingVotes
    let ranks = standing.candidates.indices.map { position in
      (
        position == winner ? 1 : 0, deciding[position] ?? -1,
        standing.candidates[position].votes ?? -1
      )
    }
    let positions = standing.candidates.indices.sorted { left, right in
      if ranks[left] != ranks[right] { return ranks[left] > ranks[right] }
      let (first, second) = (standing.candidates[left], standing.candidates[right])
      return (first.key, first.id ?? "") < (second.key, second.id ?? "")
    }
    candidates = positions.map { standing.candidates[$0] }
  }
}
