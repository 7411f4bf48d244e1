package import ElectionResults

extension ResultsComparison {
  /// Up to so many declared outcomes may change at once, whatever the size of the election.
  private static let fewOutcomes = 3
  /// And up to this share of those that are declared.
  private static let fewOutcomesPercentage = 2

  /// The contests of a snapshot that are not believed for now, each with what is wrong. One that says what is stored
  /// already is never among them.
  ///
  /// - Parameters:
  ///   - reading: The snapshot, read after this standing.
  ///   - time: When the snapshot was seen.
  ///   - early: What is held of contests as figures from before the close of poll: their ``Doubt/facts``.
  package func doubts(
    in reading: SnapshotReading, after standing: ElectionStanding, at time: Timestamp,
    heldEarly early: [ContestID: String] = [:]
  ) -> [Doubt] {
    var doubts: [Doubt] = []
    var changed: [ContestResult] = []
    for contest in reading.news {
      if let doubt = earlyFigures(in: contest, at: time, heldEarly: early).flatMap(\.doubt) {
        doubts.append(doubt)
        continue
      }
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

  /// Nil when it is not known when the polls close.
  private func earlyFigures(
    in contest: SnapshotReading.Contest, at time: Timestamp, heldEarly early: [ContestID: String]
  ) -> EarlyFigures? {
    election.pollsClose?.time(in: contest.new.region).map { pollsClose in
      EarlyFigures(
        result: contest.result, old: contest.old, new: contest.new,
        electedCount: contest.electedCount, pollsClose: pollsClose, time: time,
        held: early[contest.result.id])
    }
  }
}
