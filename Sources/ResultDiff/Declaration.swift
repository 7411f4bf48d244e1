internal import ElectionResults

/// Whether a feed declares a single-seat contest, and for whom.
struct Declaration {
  /// Whether the feed says that the contest is declared.
  ///
  /// A stated status has the first word: a mark left standing beside `counting` declares nothing. Without a status a mark
  /// or a declaration time declares.
  let isStated: Bool
  /// The position of the candidate whom the feed shows as elected: whom it marks; without any mark the one with the most
  /// votes, once all are known and not tied, or the only candidate. Nil when it does not show anybody, or marks two for
  /// one seat.
  let winner: Int?

  init(of standing: ContestStanding, status: ContestStatus?, declaredAt: Timestamp?) {
    let marked = standing.candidates.indices.filter { standing.candidates[$0].isElected == true }
    isStated = status.map(\.isDeclared) ?? (!marked.isEmpty || declaredAt != nil)
    winner = isStated ? Self.elected(among: standing, marked: marked) : nil
  }

  private static func elected(among standing: ContestStanding, marked: [Int]) -> Int? {
    guard marked.isEmpty else { return marked.count == 1 ? marked[0] : nil }
    if standing.candidates.count == 1 { return 0 }
    guard standing.hasAllFigures, let leader = standing.soleLeader else { return nil }
    return standing.candidates.firstIndex(of: leader)
  }
}
