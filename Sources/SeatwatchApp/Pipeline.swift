internal import ElectionResults
internal import FeedFormats
internal import Polling
internal import Storage

/// One poll, top to bottom: fetch, keep, decode, compare and record. What is recorded goes on from the store: rules read its
/// log, deliveries its outbox.
package struct Pipeline: Sendable {
  let memory: FeedMemory
  let fetcher: Fetcher
  let archive: BodyArchive
  let timekeeper: any Timekeeper
  /// One for each election, and one for its tests where a feed may show some, so that changes are made one after the
  /// other.
  let recorders: [ElectionID: ElectionRecorder]

  /// Polls a feed once. A failure changes nothing in the store but what is known of the feed's failures and holds.
  package func poll(_ feed: WatchedFeed) async throws(PollFailure) -> PollReport {
    let known = try await memory.knowledge(of: feed)
    do {
      let report = try await poll(feed, known)
      memory.noteSuccess(of: feed, known)
      return report
    } catch {
      try await memory.noteFailure(error, of: feed, known)
      throw error
    }
  }

  private func poll(
    _ feed: WatchedFeed, _ known: FeedKnowledge
  ) async throws(PollFailure) -> PollReport {
    let outcome = try await PollFailure.fetching { () throws(FetchError) in
      try await fetcher.fetch(feed.source, since: known.request)
    }
    let document: FetchedFeed
    switch outcome {
    case .unchanged(let state, let freshness):
      let events = try await memory.noteUnchanged(state, of: feed, known)
      return PollReport(.unchanged(isPublished: state.hasReceived), freshness, events: events)
    case .changed(let fetched): document = fetched
    }
    if feed.isArchived { await archive.keep(document, of: feed) }

    let decoded = try PollFailure.decoding { () throws(DecodingFailure) in
      try feed.format.snapshot(from: feed.bodies(of: document))
    }
    let (snapshot, leftOut) = feed.selection(from: decoded)
    guard !snapshot.isTest || feed.acceptsTests else {
      let events = try await memory.noteAnswer(of: feed, known)
      return PollReport(.test, document.freshness, events: events)
    }

    let recording = Recording(
      snapshot: snapshot, document: document, feed: feed, known: known.record,
      earlierParts: try await memory.earlierParts(document, saying: snapshot, of: feed, known),
      lastSuccess: known.lastSuccess, time: timekeeper.now)
    var events = recording.isOnlyTests ? try await memory.noteAnswer(of: feed, known) : []
    for part in recording.parts {
      events += try await recorders[part.election]?.events(of: part.recording) ?? []
    }
    let contests = snapshot.contests.count
    return PollReport(
      .recorded(contests: contests, events: events), document.freshness, events: events,
      leftOut: leftOut)
  }
}
