extension ContestStanding {
  /// Whether any candidate has votes, or any list seats.
  package var hasFigures: Bool {
    candidates.contains { ($0.votes ?? 0) > 0 || ($0.list?.seats ?? 0) > 0 }
  }

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

  /// Whether there is a count after the first preferences. Nothing but zeros is none yet.
  package var hasFinalCount: Bool { candidates.contains { ($0.finalVotes ?? 0) > 0 } }

  /// The one candidate with the most votes in the deciding count; while nobody has votes, or not everybody's are known, so
  /// that anybody may be ahead, the one whom the feed states to lead. Nil when there is none or the lead is tied.
  package var soleLeader: CandidateStanding? {
    let votes = decidingVotes
    let most = votes.compactMap(\.self).max() ?? 0
    let isByVotes = most > 0 && (hasFinalCount || hasAllFigures)
    let leaders = candidates.indices.filter {
      isByVotes ? votes[$0] == most : candidates[$0].isLeading == true
    }
    return leaders.count == 1 ? candidates[leaders[0]] : nil
  }

  /// Stated valid votes, otherwise the sum of the candidates' votes once all are known.
  package var effectiveValidVotes: Int? {
    if let validVotes { return validVotes }
    let votes = candidates.compactMap(\.votes)
    return votes.count == candidates.count && !votes.isEmpty ? votes.reduce(0, +) : nil
  }

  /// Who came second; nil until all figures are known, because anybody without votes yet may still be that.
  package var runnerUp: CandidateStanding? { runnerUp(electing: 1) }

  /// The first who is not elected; nil until all figures are known, when nobody else was in the deciding count, and for
  /// lists, which are not ahead of each other once their seats are declared.
  ///
  /// - Parameter count: How many of the first candidates are elected.
  package func runnerUp(electing count: Int) -> CandidateStanding? {
    guard candidates.count > count, hasAllFigures, !isDeclaredList else { return nil }
    let next = candidates[count]
    return decidingVotes(of: next) == nil ? nil : next
  }

  /// The first candidate's votes less the runner-up's in the deciding count; nil until all figures are known.
  ///
  /// Zero for a tie decided by lot; nil when a feed marks as elected somebody with fewer votes.
  package var margin: Int? { margin(electing: 1) }

  /// Votes of the last elected less those of the first not elected in the deciding count; nil where nobody is
  /// ``runnerUp(electing:)``, or where these are more: then this is not the count that decided.
  package func margin(electing count: Int) -> Int? {
    lead(electing: count).flatMap { $0 < 0 ? nil : $0 }
  }

  /// Whether the last elected has fewer votes than the first not elected, in what is known of the deciding count.
  package func isElectedBehind(electing count: Int) -> Bool { lead(electing: count) ?? 0 < 0 }

  /// The same as the margin, negative when a feed marks as elected somebody with fewer votes.
  private func lead(electing count: Int) -> Int? {
    guard count > 0, let runnerUp = runnerUp(electing: count),
      let last = decidingVotes(of: candidates[count - 1]), let next = decidingVotes(of: runnerUp)
    else { return nil }
    return last - next
  }

  private var isDeclaredList: Bool { isList && status.isDeclared }
}

extension ContestStanding {
  /// Whether parties' lists share the seats.
  package var isList: Bool { candidates.contains { $0.list != nil } }

  /// Whether the seats are shared among candidates or lists, so that who wins them is counted by party.
  package var isForSeveral: Bool { seats > 1 || isList }

  /// Whether the seats are the contest's own: not those that other contests fill, and more than none.
  package var fillsSeats: Bool { seats > 0 && kind != .body && kind != .countingArea }

  /// Seats allocated to lists so far.
  package var allocatedSeats: Int { candidates.reduce(0) { $0 + ($1.list?.seats ?? 0) } }

  /// What the contest adds to the seats of its election: its weight, otherwise its seats; 0 when it ``fillsSeats`` not.
  package var countedSeats: Int {
    fillsSeats ? Self.countedSeats(weight: weight, seats: seats) : 0
  }

  /// What a contest that fills these seats adds: a weight of less than one or beyond all measure is none.
  package static func countedSeats(weight: Double?, seats: Int) -> Int {
    guard let weight, weight >= 1, weight < 1_000_000 else { return seats }
    return Int(weight.rounded())
  }
}
