internal import ElectionResults

/// One standing made of what several feeds show.
extension ContestViews {
  /// The contest's new state, still with the outcome of the stored one and all that has been told of it, and how many of
  /// its first candidates are declared elected. Nil without any view.
  func merged(after old: ContestStanding?) -> (standing: ContestStanding, electedCount: Int)? {
    guard let base else { return nil }
    var merged = base.standing
    fillDescription(of: &merged)
    takeCall(into: &merged)
    keepTold(of: old, in: &merged)
    return (merged, base.electedCount)
  }

  /// The highest feed that calls the contest, which may be another than the one that counts it; nil when the count's own
  /// status says more than that.
  var caller: FeedView? {
    let open: [ContestStatus] = [.awaiting, .counting, .called, .recount]
    guard let status = base?.standing.status, open.contains(status) else { return nil }
    return views.first { !$0.calledCandidates.isEmpty }
      ?? views.first { $0.standing.status == .called }
  }

  /// What describes the contest itself, and no count of it, is taken from whichever feed says it.
  private func fillDescription(of merged: inout ContestStanding) {
    for view in views.map(\.standing) {
      merged.region = merged.region ?? view.region
      merged.kind = merged.kind ?? view.kind
      merged.weight = merged.weight ?? view.weight
      merged.holder = merged.holder ?? view.holder
      if merged.holders.isEmpty, merged.isForSeveral { merged.holders = view.holders }
    }
  }

  /// Puts the marks of a feed that calls the contest on the figures of the one that counts it.
  private func takeCall(into merged: inout ContestStanding) {
    guard let caller, caller.feed != base?.feed else { return }
    let called = caller.standing.candidates.filter { $0.isElected == true }
    let matching = CandidateMatching(of: merged.candidates, with: called)
    for position in merged.candidates.indices {
      merged.candidates[position].isElected =
        matching.counterpart(ofNew: position) == nil ? nil : true
    }
    merged.candidates += matching.unmatchedOld.map { place in
      var candidate = called[place]
      (candidate.votes, candidate.finalVotes) = (nil, nil)
      return candidate
    }
    if merged.status != .recount { merged.status = .called }
  }

  /// Whether a call stands beside a recount, which takes no call back.
  var isCalledBesideRecount: Bool {
    base?.standing.status == .recount && caller != nil
  }

  private func keepTold(of old: ContestStanding?, in merged: inout ContestStanding) {
    merged.outcome = old?.outcome
    merged.called = old?.called
    merged.leader = old?.leader
    merged.hasStarted = old?.hasStarted ?? false
    merged.hasHadFinalCount = merged.hasHadFinalCount || old?.hasHadFinalCount ?? false
    merged.contestSequence = old?.contestSequence ?? 0
    merged.figuresAt = [merged.figuresAt, old?.figuresAt].compactMap(\.self).max()
    merged.progressAt = old?.progressAt
    merged.isSilenceTold = old?.isSilenceTold ?? false
    let matching = CandidateMatching(of: merged.candidates, with: old?.candidates ?? [])
    for position in merged.candidates.indices {
      let place = matching.counterpart(ofNew: position)
      merged.candidates[position].call = place.flatMap { old?.candidates[$0].call }
    }
  }
}
