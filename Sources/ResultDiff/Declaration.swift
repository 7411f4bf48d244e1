internal import ElectionResults

/// Whether a feed declares a contest, and for whom.
struct Declaration {
  /// Whether the feed says that the contest is declared.
  ///
  /// A stated status has the first word: a mark left standing beside `counting` declares nothing. Without a status a
  /// declaration time declares, and so does the mark of every seat, or for what is stored as declared any mark.
  let isStated: Bool
  /// The positions of the candidates whom the feed shows as elected: those it marks, when they are as many as the seats;
  /// for one seat without any mark the one with the most votes, once all are known and not tied, or the only candidate.
  /// Where half of the first preferences are needed, leading there with less elects nobody. Empty when it does not show
  /// them all, and for lists, whose seats say it: see ``lists(of:)``.
  let elected: [Int]

  init(
    of standing: ContestStanding, by system: ElectoralSystem, status: ContestStatus?,
    declaredAt: Timestamp?
  ) {
    let marked = standing.candidates.indices.filter { standing.candidates[$0].isElected == true }
    isStated = status.map(\.isDeclared) ?? (!marked.isEmpty || declaredAt != nil)
    guard isStated, !standing.isList else {
      elected = []
      return
    }
    elected =
      standing.seats > 1
      ? Self.several(among: standing, marked: marked, isComplete: status != nil)
      : Self.one(among: standing, marked: marked, by: system)
  }

  private static func one(
    among standing: ContestStanding, marked: [Int], by system: ElectoralSystem
  ) -> [Int] {
    guard marked.isEmpty else { return marked.count == 1 ? marked : [] }
    if standing.candidates.count == 1 { return [0] }
    guard standing.hasAllFigures, let leader = standing.soleLeader,
      isEnough(leader, of: standing, by: system),
      let place = standing.candidates.firstIndex(of: leader)
    else { return [] }
    return [place]
  }

  /// Whether leading wins. The votes of one candidate alone are no deciding count; an area of a larger count has no seat
  /// for which half is needed.
  private static func isEnough(
    _ leader: CandidateStanding, of standing: ContestStanding, by system: ElectoralSystem
  ) -> Bool {
    if standing.hasFinalCount { return standing.candidates.count { $0.finalVotes != nil } > 1 }
    guard system.needsHalf, standing.kind != .countingArea else { return true }
    guard let votes = leader.votes, let valid = standing.effectiveValidVotes else { return false }
    return votes > valid / 2
  }

  /// Never by votes. Fewer than the seats are all of them only when the feed states the declaration and nobody else
  /// stood.
  private static func several(
    among standing: ContestStanding, marked: [Int], isComplete: Bool
  ) -> [Int] {
    let isShort = isComplete && marked.count < standing.seats
    let isAll = marked.count == (isShort ? standing.candidates.count : standing.seats)
    return isAll ? marked : []
  }

  /// The positions of the lists with seats; empty unless all seats of the contest are allocated.
  static func lists(of standing: ContestStanding) -> [Int] {
    guard standing.isList, standing.allocatedSeats == standing.seats else { return [] }
    return standing.candidates.indices.filter { standing.candidates[$0].list?.seats ?? 0 > 0 }
  }
}
