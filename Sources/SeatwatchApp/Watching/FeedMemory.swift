internal import ElectionResults
internal import Polling
internal import Storage
internal import Synchronization

/// What is known of feeds from one poll to the next.
///
/// The store has what was recorded, and what is held back. In memory only, because a poll without news commits nothing
/// and a loss costs no more than a download, are the validators that came with a body that was known already.
final class FeedMemory: Sendable {
  /// How long a feed without a time of its own has to go on answering with an earlier body before that is believed.
  static let releaseTime = Duration.seconds(300)

  private struct Renewal {
    let stored: FetchState
    let renewed: FetchState
  }

  private let store: Store
  private let timekeeper: any Timekeeper
  private let renewals = Mutex<[FeedID: Renewal]>([:])

  init(store: Store, timekeeper: any Timekeeper) {
    self.store = store
    self.timekeeper = timekeeper
  }

  /// What to ask a feed with.
  func knowledge(of feed: WatchedFeed) async throws(PollFailure) -> FeedKnowledge {
    let (stored, hold) = try await PollFailure.storing {
      (try await self.store.feedState(of: feed.id), try await self.store.hold(of: feed.id))
    }
    let state = feed.knownState(from: stored)
    let renewed = renewals.withLock { renewals in
      renewals[feed.id].flatMap { $0.stored == state ? $0.renewed : nil }
    }
    return FeedKnowledge(stored: stored, state: state, request: renewed ?? state, hold: hold)
  }

  /// Keeps what an answer without news renewed. A feed that has never published anything is noted in the store as seen
  /// empty: what it shows later has happened under watch.
  func noteUnchanged(
    _ state: FetchState, of feed: WatchedFeed, _ known: FeedKnowledge
  ) async throws(PollFailure) {
    renewals.withLock { $0[feed.id] = Renewal(stored: known.state, renewed: state) }
    if known.hold != nil {
      try await PollFailure.storing { try await self.store.setHold(nil, of: feed.id) }
    }
    guard !state.hasReceived, !feed.wasWatched(known.stored) else { return }
    let now = timekeeper.now
    let empty = FeedState(
      feed: feed.id, fetch: state.json, interpretation: feed.emptyInterpretation, bodySHA256: nil,
      sourceTime: nil, firstAcceptedAt: now, lastSucceededAt: now)
    try await PollFailure.storing { _ = try await self.store.record(nil, feed: empty) }
  }

  /// Holds an answer of which any part was recorded before and replaced since, in a feed without a time of its own: an
  /// old copy out of some cache, until the feed has gone on answering with it for ``releaseTime``.
  func admit(
    _ document: FetchedFeed, saying snapshot: ResultsSnapshot, of feed: WatchedFeed,
    _ known: FeedKnowledge
  ) async throws(PollFailure) {
    let body = document.bodySHA256
    guard snapshot.generatedAt == nil, let stored = known.stored else { return }
    let latest = FetchState(json: stored.fetch)?.parts ?? [:]
    let replaced = document.state.parts.compactMap { part, state in
      state.bodySHA256 == latest[part]?.bodySHA256 ? nil : state.bodySHA256
    }
    let isEarlier = try await PollFailure.storing {
      for hash in replaced {
        if try await self.store.hasRecorded(body: hash, of: feed.id) { return true }
      }
      return false
    }
    guard isEarlier else { return }
    let now = timekeeper.now
    let hold =
      known.hold.flatMap { $0.bodySHA256 == body ? $0 : nil }
      ?? FeedHold(bodySHA256: body, since: now)
    if hold != known.hold {
      try await PollFailure.storing { try await self.store.setHold(hold, of: feed.id) }
    }
    if now - hold.since < Self.releaseTime { throw .earlierBody(since: hold.since) }
  }
}
