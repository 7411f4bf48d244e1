internal import ElectionResults

/// Whether what a feed says of one contest can be true after what is stored of it.
struct ContestSuspicion {
  let result: ContestResult
  let old: ContestStanding?
  /// The contest as it would be stored.
  let new: ContestStanding
  /// How many of its first candidates would be declared elected.
  let electedCount: Int
  let parties: PartyBook

  /// The first thing that is wrong; nil when nothing is.
  var doubt: Doubt? {
    let findings: [(DoubtReason, String?)] = [
      (.contradiction, result.contradiction ?? otherRevision), (.overTurnout, newExcess),
      (.outcomeGone, goneOutcome), (.shortList, shortList), (.fallingVotes, fall),
    ]
    for (reason, message) in findings {
      if let message { return Doubt(result, reason, message: message) }
    }
    return nil
  }

  /// Whether a declared outcome would be another, or none, which a broken file shows in many contests at once. Of several
  /// seats, when one of those elected would be so no longer, or a list had fewer.
  var changesOutcome: Bool {
    guard let old, let outcome = old.outcome else { return false }
    guard electedCount > 0 else { return true }
    if old.isForSeveral || new.isForSeveral { return takesSeat(from: old, outcome) }
    let winner = new.candidates[0]
    return !parties.areOne(outcome.party, winner.party)
      || winner.party.isPersonal
        && PersonName.folded(winner.name) != PersonName.folded(outcome.winner)
  }

  /// Whether a person, or a list, has fewer of several seats than the outcome gave, or has them for another party.
  private func takesSeat(from old: ContestStanding, _ outcome: Outcome) -> Bool {
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    var seats: [Int: Int] = [:]
    for position in 0..<electedCount {
      guard let place = matching.counterpart(ofNew: position),
        parties.areOne(old.candidates[place].party, new.candidates[position].party)
      else { continue }
      seats[place] = new.candidates[position].list?.seats ?? 1
    }
    return (0..<outcome.electedCount).contains { place in
      seats[place, default: 0] < old.candidates[place].list?.seats ?? 1
    }
  }

  /// Another outcome in a statement that has the number of the one that is stored.
  private var otherRevision: String? {
    guard let old, let revision = result.revision, revision == old.revision, changesOutcome else {
      return nil
    }
    return "two statements of the same revision differ on who is elected"
  }

  /// More votes than voters, unless what is stored shows that already.
  private var newExcess: String? {
    if let old, excess(of: old, ballots: old.ballots) != nil { return nil }
    // Ballot papers of an earlier answer are not those of these votes.
    return excess(of: new, ballots: result.ballots)
  }

  private func excess(of standing: ContestStanding, ballots: Int?) -> String? {
    let electorate = standing.electorate.flatMap { $0 > 0 ? $0 : nil }
    let ballots = ballots.flatMap { $0 > 0 ? $0 : nil }
    if let electorate, let ballots, ballots > electorate {
      return "\(ballots) ballot papers are more than the \(electorate) entitled to vote"
    }
    // Elsewhere a ballot paper has several votes.
    guard !standing.isForSeveral, let valid = standing.effectiveValidVotes else { return nil }
    let votes = valid + (standing.rejectedVotes ?? 0)
    if let electorate, votes > electorate {
      return "\(votes) votes are more than the \(electorate) entitled to vote"
    }
    if let ballots, valid > ballots {
      return "\(valid) valid votes are more than the \(ballots) ballot papers"
    }
    return nil
  }

  /// A declared outcome that is merely no longer there. A status that goes back says what is meant, and is believed.
  private var goneOutcome: String? {
    guard let outcome = old?.outcome, electedCount == 0 else { return nil }
    if let status = result.status, !status.isDeclared, !result.isStatusImplied { return nil }
    return "the declaration of \(outcome.winner) is gone, and no status says that it is withdrawn"
  }

  /// A declared contest's list that has lost candidates who had votes, names nobody new, and does not add up.
  private var shortList: String? {
    // Where a ballot paper has several votes, nothing says what a list has to add up to.
    guard let old, old.outcome != nil, electedCount > 0, !old.isForSeveral else { return nil }
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    let lost = matching.unmatchedOld.filter { (old.candidates[$0].votes ?? 0) > 0 }
    guard let first = lost.first,
      new.candidates.indices.allSatisfy({ matching.counterpart(ofNew: $0) != nil })
    else { return nil }
    let votes = new.candidates.compactMap(\.votes)
    guard votes.count < new.candidates.count || votes.reduce(0, +) != result.validVotes else {
      return nil
    }
    let others = lost.count > 1 ? " and \(lost.count - 1) more" : ""
    return "\(old.candidates[first].name)\(others) with their votes are gone from the list"
  }

  /// Votes that are fewer than before in a contest that was being counted. After a run-off was called votes begin anew.
  private var fall: String? {
    guard let old, old.outcome == nil, new.status != .recount, old.status != .runoff, !isOtherCount
    else { return nil }
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    for (position, candidate) in new.candidates.enumerated() {
      guard let place = matching.counterpart(ofNew: position) else { continue }
      let before = old.candidates[place]
      let pairs = [(before.votes, candidate.votes), (before.finalVotes, candidate.finalVotes)]
      for case (let was?, let now?) in pairs where now < was {
        return "the votes of \(candidate.name) fell from \(was) to \(now)"
      }
    }
    if old.hasFigures, new.candidates.allSatisfy({ $0.votes == nil && $0.finalVotes == nil }) {
      return "all votes are gone from a contest that had some"
    }
    guard (old.validVotes == nil) == (new.validVotes == nil), let was = old.effectiveValidVotes,
      let now = new.effectiveValidVotes, now < was
    else { return nil }
    return "the valid votes fell from \(was) to \(now)"
  }

  /// Whether these are figures of another sort, or of another pair of candidates, for which votes are counted anew.
  private var isOtherCount: Bool {
    guard let old else { return false }
    if let kind = result.countKind, kind != old.countKind { return true }
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    let before = old.candidates.indices.filter { old.candidates[$0].finalVotes != nil }
    let now = new.candidates.indices.filter { new.candidates[$0].finalVotes != nil }
    return !before.isEmpty && Set(now.map { matching.counterpart(ofNew: $0) }) != Set(before)
  }
}
