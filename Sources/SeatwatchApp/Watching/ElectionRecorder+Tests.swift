internal import ElectionResults
internal import ResultDiff
internal import Storage

/// The recording of tests, under the identifier that an election has for them.
extension ElectionRecorder {
  /// Records tests as they come, with the state of their feed. None is doubted: a rehearsal begins anew, runs fast and ends in
  /// the middle, and what is held is held of real figures.
  func recordedTests(_ recording: Recording) async throws -> [Event] {
    let standing = try await standing()
    let feed = recording.feed.id
    let matched = matching.matched(recording.snapshot, of: feed, after: standing)
    comparison.election = matching.election
    let seen = standing.asSeen(by: feed, of: comparison.election)
    let change = comparison.change(
      from: standing, to: comparison.reading(of: matched.snapshot, after: seen, from: feed),
      seenAs: recording.observation)
    let events = try await store.record(change, feed: recording.state, matches: matched.found)
    if let change {
      matching.keep(matched.found, of: feed)
      resident = change.standing
    }
    return events
  }
}
