extension ContestStanding {
  /// Whether any candidate has votes.
  package var hasFigures: Bool { candidates.contains { ($0.votes ?? 0) > 0 } }

  /// Whether every candidate's votes are known. False without candidates.
  package var hasAllFigures: Bool {
    !candidates.isEmpty && candidates.allSatisfy { $0.votes != nil || $0.finalVotes != nil }
  }

  /// Votes in the deciding count: the last one where there is more than one. Nil for a candidate who was not in it.
  package func decidingVotes(of candidate: CandidateStanding) -> Int? {
    hasFinalCount ? candidate.finalVotes : candidate.votes
  }

  /// Votes in the deciding count, in the order of the candidates.
  package var decidingVotes: [Int?] {
    let hasFinalCount = hasFinalCount
    return candidates.map { hasFinalCount ? $0.finalVotes : $0.votes }
  }

  private var hasFinalCount: Bool { candidates.contains { $0.finalVotes != nil } }

  /// The one candidate with the most votes in the deciding count; nil when nobody has votes or the lead is tied.
  package var soleLeader: CandidateStanding? {
    let votes = decidingVotes
    let most = votes.compactMap(\.self).max() ?? 0
    let leaders = votes.indices.filter { votes[$0] == most }
    return most > 0 && leaders.count == 1 ? candidates[leaders[0]] : nil
  }

  /// Stated valid votes, otherwise the sum of the candidates' votes once all are known.
  package var effectiveValidVotes: Int? {
    if let validVotes { return validVotes }
    let votes = candidates.compactMap(\.votes)
    return votes.count == candidates.count && !votes.isEmpty ? votes.reduce(0, +) : nil
  }

  /// Who came second; nil until all figures are known, because anybody without votes yet may still be that.
  package var runnerUp: CandidateStanding? {
    candidates.count > 1 && hasAllFigures ? candidates[1] : nil
  }

  /// The first candidate's votes less the runner-up's in the deciding count; nil until all figures are known.
  ///
  /// Zero for a tie decided by lot. Negative only when a feed marks as elected somebody with fewer votes.
  package var margin: Int? {
    guard let runnerUp, let first = decidingVotes(of: candidates[0]),
      let second = decidingVotes(of: runnerUp)
    else { return nil }
    return first - second
  }
}
