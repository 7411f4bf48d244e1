package import ElectionResults
internal import Polling
internal import Storage

/// Tells what the time alone brings about in one election and its feeds: polls that have closed, declarations that are
/// overdue, counts that have gone silent, feeds that show nothing new.
package struct ElectionClock: Sendable {
  let election: Election
  let recorder: ElectionRecorder
  /// All feeds that report the election.
  let feeds: [WatchedFeed]
  let store: Store
  let timekeeper: any Timekeeper

  /// Whether there is anything at all that it has to watch for.
  var isNeeded: Bool {
    election.pollsClose != nil || !election.expected.isEmpty || election.silentAfter != nil
      || feeds.contains { $0.staleAfter != nil }
  }

  /// Records all that is due and was not told yet.
  ///
  /// - Returns: The events, as stored, in order.
  package func tellDue() async throws -> [Event] {
    let now = timekeeper.now
    var events = try await recorder.eventsDue(at: now)
    for feed in feeds {
      guard let quiet = try await quiet(of: feed), quiet.end <= now else { continue }
      var telling = FeedTelling(of: feed, in: election, at: now, after: quiet.record)
      telling.tellStale(since: quiet.start)
      events += try await store.recordStale(
        telling.events, of: feed.id, in: election.id, unchangedSince: quiet.start)
    }
    return events
  }

  /// The next moment at which something will be due unless a poll shows otherwise; nil when nothing is in sight.
  func nextMoment() async throws -> Timestamp? {
    let now = timekeeper.now
    var moments = [try await recorder.nextMoment(after: now)]
    for feed in feeds { moments.append(try await quiet(of: feed)?.end) }
    return moments.compactMap(\.self).filter { $0 > now }.min()
  }

  /// How long a feed has shown nothing new.
  private struct Quiet {
    let start: Timestamp
    /// When that is to be told.
    let end: Timestamp
    let record: FeedRecord
  }

  /// Nil while nothing is counted, and once it is told.
  private func quiet(of feed: WatchedFeed) async throws -> Quiet? {
    guard let staleAfter = feed.staleAfter, await recorder.isComplete() == false,
      await recorder.progress(of: feed.id).map({ $0.counting > 0 }) == true
    else { return nil }
    let record = try await store.feedRecord(of: feed.id, in: election.id)
    guard let state = record.state, !state.isStaleTold, let start = state.lastChangedAt else {
      return nil
    }
    return Quiet(start: start, end: start + staleAfter, record: record)
  }
}
