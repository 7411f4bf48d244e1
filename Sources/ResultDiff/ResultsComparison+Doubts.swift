package import ElectionResults

extension ResultsComparison {
  /// Up to so many declared outcomes may change at once, whatever the size of the election.
  private static let fewOutcomes = 3
  /// And up to this share of those that are declared.
  private static let fewOutcomesPercentage = 2

  /// The contests of a snapshot that are not believed for now, each with what is wrong. One that says what is stored
  /// already is never among them.
  ///
  /// - Parameter reading: The snapshot, read after this standing.
  package func doubts(
    in reading: SnapshotReading, after standing: ElectionStanding
  ) -> [Doubt] {
    var doubts: [Doubt] = []
    var changed: [ContestResult] = []
    for contest in reading.news {
      let suspicion = ContestSuspicion(
        result: contest.result, old: contest.old, new: contest.new,
        electedCount: contest.electedCount, parties: parties)
      if suspicion.changesOutcome { changed.append(contest.result) }
      if let doubt = suspicion.doubt { doubts.append(doubt) }
    }
    let declared = standing.contests.values.count { $0.outcome != nil }
    let limit = max(Self.fewOutcomes, declared * Self.fewOutcomesPercentage / 100)
    guard changed.count > limit else { return doubts }
    let many = Set(changed.map(\.id))
    let message = "\(changed.count) of \(declared) declared outcomes change at once"
    return doubts.filter { doubt in doubt.contest.map { !many.contains($0) } ?? true }
      + changed.map { Doubt($0, .manyOutcomes, message: message) }
  }
}
