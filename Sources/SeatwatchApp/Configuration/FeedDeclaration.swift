package import ElectionResults

/// What counts as a declaration in a feed that never states one, because the operator says so.
package struct FeedDeclaration: Sendable, Hashable {
  /// The share of the count, in per cent, that has to be reported.
  package let reportingPercentage: Double

  package init(reportingPercentage: Double) { self.reportingPercentage = reportingPercentage }

  /// The snapshot with a declaration of each contest that has come so far. A statement of the feed's own stands: a status
  /// other than `counting`, a mark, or a time of declaration.
  package func declaring(_ snapshot: ResultsSnapshot) -> ResultsSnapshot {
    var declared = snapshot
    for position in declared.contests.indices where isDeclared(declared.contests[position]) {
      declared.contests[position].status = .declared
      declared.contests[position].isStatusImplied = true
    }
    return declared
  }

  private func isDeclared(_ contest: ContestResult) -> Bool {
    let saysNothing =
      (contest.status == nil || contest.status == .counting || contest.isStatusImplied)
      && contest.declaredAt == nil && contest.candidates.allSatisfy { $0.isElected == nil }
    return saysNothing && (contest.reportingPercentage ?? 0) >= reportingPercentage
  }
}
