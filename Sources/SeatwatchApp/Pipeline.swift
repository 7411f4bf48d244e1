internal import ElectionResults
internal import FeedFormats
internal import Polling
internal import ResultDiff
internal import Storage

/// One poll, top to bottom: fetch, decode, compare and record. What is recorded goes on from the store: rules read its
/// log, deliveries its outbox.
package struct Pipeline: Sendable {
  let store: Store
  let fetcher: Fetcher
  let timekeeper: any Timekeeper
  /// One for each election, so that an election's changes are made one after the other.
  let recorders: [ElectionID: ElectionRecorder]
  private let renewed = RenewedStates()

  init(
    store: Store, fetcher: Fetcher, timekeeper: any Timekeeper,
    recorders: [ElectionID: ElectionRecorder]
  ) {
    self.store = store
    self.fetcher = fetcher
    self.timekeeper = timekeeper
    self.recorders = recorders
  }

  /// Polls a feed once. A failure changes nothing in the store.
  package func poll(_ feed: WatchedFeed) async throws(PollFailure) -> PollReport {
    let stored = try await PollFailure.storing { try await store.feedState(of: feed.id) }
    let known = feed.knownState(from: stored)

    let outcome = try await PollFailure.fetching { () throws(FetchError) in
      try await fetcher.fetch(feed.source, since: renewed.state(of: feed.id, stored: known))
    }
    guard case .changed(let document) = outcome else {
      if case .unchanged(let state, _) = outcome { renewed.note(state, of: feed.id, stored: known) }
      return PollReport(outcome: outcome)
    }

    let snapshot = try await PollFailure.decoding { () throws(DecodingFailure) in
      try feed.format.snapshot(from: document.bodies)
    }
    guard !snapshot.isTest else { return PollReport(outcome: outcome, isTest: true) }

    guard let recorder = recorders[feed.election] else {
      preconditionFailure("the configuration has no election \(feed.election)")
    }
    let recording = Recording(
      snapshot: snapshot, document: document, feed: feed, stored: stored, time: timekeeper.now)
    let events = try await recorder.events(of: recording)
    return PollReport(outcome: outcome, contests: snapshot.contests.count, events: events)
  }
}
