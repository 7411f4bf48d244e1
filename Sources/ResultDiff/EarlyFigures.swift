internal import ElectionResults

/// Whether a contest has figures that cannot be there yet, because people were still voting when the feed first showed
/// them.
///
/// What lies under a feed's address before the night is test data and stays the same for hours. So before the close of
/// poll nothing of it agrees with itself into belief, and after it what lay there before is not news.
struct EarlyFigures {
  let result: ContestResult
  let old: ContestStanding?
  let new: ContestStanding
  /// How many of the first candidates would be declared elected.
  let electedCount: Int
  /// When the polls of the contest close.
  let pollsClose: Timestamp
  /// When the figures were seen.
  let time: Timestamp
  /// What is held of the contest since before the close, as ``Doubt/facts``; nil when nothing is.
  let held: String?

  /// Nil when the contest shows nothing that needs a count, or only what is stored.
  var doubt: Doubt? {
    guard showsOutcomeOfCount, isOtherThanStored else { return nil }
    let facts = result.figureFacts
    let isEarly = time < pollsClose
    guard isEarly || held == facts else { return nil }
    let message =
      isEarly
      ? "it has figures before the polls close at \(pollsClose)"
      : "its figures are those of before the close of poll at \(pollsClose)"
    return Doubt(
      earlyFiguresOf: result, facts: facts, pollsClose: pollsClose, message: message)
  }

  /// Whether there is anything that only comes of counting. A contest that is postponed, or in which as many stood as
  /// there are seats, is settled before polling.
  private var showsOutcomeOfCount: Bool {
    guard new.status != .postponed else { return false }
    let hasVotes = new.candidates.contains { ($0.votes ?? 0) > 0 || ($0.finalVotes ?? 0) > 0 }
    if hasVotes || new.allocatedSeats > 0 { return true }
    let isDecided = electedCount > 0 || [.called, .runoff].contains(new.status)
    return isDecided && !isUncontested
  }

  private var isUncontested: Bool {
    electedCount > 0 && !new.isList && new.candidates.count <= max(1, new.seats)
  }

  /// Figures that were let through stay so, whatever else is said of the contest.
  private var isOtherThanStored: Bool {
    old?.candidates != new.candidates || old?.outcome?.electedCount ?? 0 != electedCount
      || (old?.status == .runoff) != (new.status == .runoff)
  }
}
