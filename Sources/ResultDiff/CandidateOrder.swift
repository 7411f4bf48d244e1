internal import ElectionResults

/// Puts candidates in the order in which they are stored, whatever the order of the feed: the elected, then by votes in
/// the deciding count, then by first preferences, then who is stated to lead, or has more seats of a list; equal ones by
/// name and party, then identifier.
struct CandidateOrder {
  let candidates: [CandidateStanding]

  /// - Parameter elected: The positions of the declared winners among the standing's candidates; empty while there are
  ///   none.
  init(of standing: ContestStanding, elected: [Int]) {
    let deciding = standing.decidingVotes
    let ranks = standing.candidates.indices.map { position in
      let candidate = standing.candidates[position]
      return (
        elected.contains(position) ? 1 : 0, deciding[position] ?? -1, candidate.votes ?? -1,
        candidate.list?.seats ?? (candidate.isLeading == true ? 1 : 0)
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
