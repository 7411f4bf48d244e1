internal import ElectionResults

/// Keeps of the stored candidates what a snapshot leaves out: a list in which all have votes stands for itself; one
/// without is taken as a part, and, while the contest stays declared, figures once stated are not forgotten.
struct CandidateMerging {
  let old: ContestStanding
  /// Whether the new list is known to be cut short.
  let isPart: Bool
  let keepsFigures: Bool
  /// Whether the snapshot says nothing about a call, so that the marks of who is called stay.
  let keepsCall: Bool

  /// The candidates of the contest, each with the call that is in force for the same person.
  func merged(_ candidates: [CandidateStanding]) -> [CandidateStanding] {
    let isWhole = !isPart && !candidates.isEmpty && candidates.allSatisfy { $0.votes != nil }
    let isCalled = keepsCall || old.candidates.contains { $0.call != nil }
    guard !isWhole || isCalled else { return candidates }
    let matching = CandidateMatching(of: candidates, with: old.candidates)
    let keepsMarks = !isWhole && keepsFigures && candidates.allSatisfy { $0.isElected == nil }
    var merged = candidates
    for position in candidates.indices {
      guard let place = matching.counterpart(ofNew: position) else { continue }
      let before = old.candidates[place]
      merged[position].call = before.call
      if keepsCall { merged[position].isElected = before.isElected }
      if keepsFigures, !isWhole { keepFigures(of: before, in: &merged[position]) }
      if keepsMarks { merged[position].isElected = before.isElected }
    }
    return isWhole ? merged : merged + absent(matching, keepsMarks: keepsMarks || keepsCall)
  }

  private func keepFigures(of before: CandidateStanding, in candidate: inout CandidateStanding) {
    candidate.votes = candidate.votes ?? before.votes
    candidate.finalVotes = candidate.finalVotes ?? before.finalVotes
    guard let list = candidate.list else { return }
    candidate.list?.seats = list.seats ?? before.list?.seats
    if list.persons.isEmpty { candidate.list?.persons = before.list?.persons ?? [] }
  }

  /// The stored candidates whom the new list does not have.
  private func absent(
    _ matching: CandidateMatching, keepsMarks: Bool
  ) -> [CandidateStanding] {
    matching.unmatchedOld.map { place in
      var kept = old.candidates[place]
      if !keepsMarks { kept.isElected = nil }
      kept.isLeading = nil
      if !keepsFigures {
        (kept.votes, kept.finalVotes) = (nil, nil)
        if kept.list != nil { kept.list = ListAllocation() }
      }
      return kept
    }
  }
}
