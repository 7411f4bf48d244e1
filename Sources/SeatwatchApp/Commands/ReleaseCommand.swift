package import ElectionResults
internal import ResultDiff
package import Storage

/// `seatwatch feeds release`: has what is held back of a feed believed, by whoever polls it next.
package struct ReleaseCommand: Sendable {
  package init() {}

  /// Asks for the release and says what is released and when.
  ///
  /// - Parameter contest: Nil for all that is held of the feed.
  /// - Throws: ``CommandFailure`` when there is no such feed, nothing of the kind is held, or it cannot be released.
  package func text(
    releasing contest: ContestID?, of feed: FeedID, configuration: Configuration, store: Store,
    at time: Timestamp
  ) async throws -> String {
    guard configuration.feeds.contains(where: { $0.id == feed }) else {
      let known = configuration.feeds.map(\.id.text).joined(separator: ", ")
      throw CommandFailure(.usage, "no feed is called \"\(feed)\"; there are: \(known)")
    }
    let holds = try await store.holds(of: feed)
    try check(holds, contest: contest, feed: feed)
    try await store.requestRelease(of: feed, contest: contest, at: time)
    let released = holds.filter { contest == nil || $0.contest == contest }
    return released.map { "\(words(for: $0)), held since \(min($0.since, time))\n" }.joined()
      + "a running service polls feed \(feed) within a second and lets this through; "
      + "without one, the next `seatwatch poll` does\n"
  }

  private func check(_ holds: [FeedHold], contest: ContestID?, feed: FeedID) throws {
    if let contest, !holds.contains(where: { $0.contest == contest }) {
      let isWhole = holds.contains { $0.contest == nil }
      throw CommandFailure(
        .usage,
        isWhole
          ? "all of feed \(feed) is held back, not contest \(contest) alone; leave out --contest"
          : "contest \(contest) of feed \(feed) is not held back" + list(of: holds))
    }
    guard !holds.isEmpty else {
      throw CommandFailure(.usage, "nothing of feed \(feed) is held back")
    }
    if contest == nil, let whole = holds.first(where: { $0.contest == nil }),
      DoubtReason(rawValue: whole.reason)?.isReleasedByOperator == false
    {
      throw CommandFailure(
        .badData,
        "feed \(feed) is held back for \(whole.reason), which cannot be let through; "
          + "`seatwatch events --type feed.suspect --output json` says what is wrong")
    }
  }

  private func list(of holds: [FeedHold]) -> String {
    let contests = holds.compactMap(\.contest?.text)
    return contests.isEmpty ? "" : "; held back are: \(contests.joined(separator: ", "))"
  }

  private func words(for hold: FeedHold) -> String {
    guard let contest = hold.contest else { return "the whole answer: \(hold.reason)" }
    let name = hold.contestName.map { " \($0)" } ?? ""
    return "contest \(contest)\(name): \(hold.reason)"
  }
}
