internal import ElectionResults
internal import ResultDiff
internal import Storage

extension FeedRecord {
  /// What is held of contests as figures from before the close of poll: the facts that recognise it.
  var earlyFigures: [ContestID: String] {
    let early = holds.filter { $0.reason == DoubtReason.beforePollsClose.rawValue }
    return Dictionary(
      early.compactMap { hold in hold.contest.map { ($0, hold.facts) } },
      uniquingKeysWith: { $1 })
  }
}
