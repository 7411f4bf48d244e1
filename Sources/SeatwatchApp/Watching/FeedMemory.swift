internal import ElectionResults
internal import Polling
internal import Storage
internal import Synchronization

/// What is known of feeds from one poll to the next.
///
/// The store has what was recorded, what is held back, and failures in a row. In memory, because a poll without news
/// commits nothing, are the validators that came with a body that was known already, of which a loss costs no more than a
/// download, and the last success, which the store is told of once a minute.
final class FeedMemory: Sendable {
  /// Failures in a row from which on a feed is told as failing.
  static let tolerableFailures = 3

  private struct Renewal {
    let stored: FetchState
    let renewed: FetchState
  }

  private let store: Store
  private let timekeeper: any Timekeeper
  private let elections: [ElectionID: Election]
  let successes: LastSuccesses
  private let renewals = Mutex<[FeedID: Renewal]>([:])

  /// - Parameter elections: What the feeds report, for the names in their events.
  init(store: Store, timekeeper: any Timekeeper, elections: [Election]) {
    self.store = store
    self.timekeeper = timekeeper
    successes = LastSuccesses(store: store, timekeeper: timekeeper)
    self.elections = Dictionary(
      elections.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  /// What to ask a feed with. When the operator wants something released, or a contest has been held for as long as it
  /// may be, the answer is asked for without condition: what is held has to be seen again to be believed.
  func knowledge(of feed: WatchedFeed) async throws(PollFailure) -> FeedKnowledge {
    let record = try await PollFailure.storing {
      try await self.store.feedRecord(of: feed.id, in: feed.election)
    }
    let state = feed.knownState(from: record.state)
    let renewed = renewals.withLock { renewals in
      renewals[feed.id].flatMap { $0.stored == state ? $0.renewed : nil }
    }
    let request = renewed ?? state
    let isDue = record.holds.contains { hold in
      hold.contest != nil && timekeeper.now - hold.since >= feed.releaseAfter
    }
    return FeedKnowledge(
      record: record, state: state,
      request: isDue || !record.requests.isEmpty ? request.forgettingBodies : request,
      lastSuccess: lastSuccess(of: feed, record))
  }

  /// Of a mark of the future, from before the clock was set back, nobody can tell how long ago it was: then it is now.
  private func lastSuccess(of feed: WatchedFeed, _ record: FeedRecord) -> Timestamp? {
    successes.moment(of: feed.id) ?? record.lastSuccess.map { min($0, timekeeper.now) }
  }

  /// Notes that a poll was a success, whatever it told.
  func noteSuccess(of feed: WatchedFeed, _ known: FeedKnowledge) {
    successes.note(feed.id, marked: known.record.lastSuccess)
  }

  /// Keeps what an answer without news renewed. The feed is at what is stored: neither is it failing any more, nor is an
  /// answer as a whole held back, unless all that is repeated is a test. A feed that has never published anything is noted in the store as seen empty: what it
  /// shows later has happened under watch.
  ///
  /// - Returns: The feed's own events of that.
  func noteUnchanged(
    _ state: FetchState, of feed: WatchedFeed, _ known: FeedKnowledge
  ) async throws(PollFailure) -> [Event] {
    renewals.withLock { $0[feed.id] = Renewal(stored: known.state, renewed: state) }
    var review = review(of: feed, known)
    review.recover()
    if state.hasReceived, known.stored?.isTest != true { review.endWhole() }
    guard !state.hasReceived, !feed.wasWatched(known.stored) else {
      return try await record(review, of: feed)
    }
    let now = timekeeper.now
    let empty = FeedState(
      feed: feed.id, fetch: state.json, interpretation: feed.emptyInterpretation, bodySHA256: nil,
      sourceTime: nil, firstAcceptedAt: now, lastSucceededAt: now)
    return try await PollFailure.storing { [review] in
      try await self.store.record(nil, of: review.step(state: empty))
    }
  }

  /// Notes that a feed answers, with a test that says nothing of what is real.
  ///
  /// - Returns: The feed's own events of that.
  func noteAnswer(
    of feed: WatchedFeed, _ known: FeedKnowledge
  ) async throws(PollFailure) -> [Event] {
    var review = review(of: feed, known)
    review.recover()
    return try await record(review, of: feed)
  }

  /// Notes a poll that failed; a feed that fails too often in a row is told once.
  func noteFailure(
    _ failure: PollFailure, of feed: WatchedFeed, _ known: FeedKnowledge
  ) async throws(PollFailure) {
    guard failure.isOfFeed, let election = elections[feed.election] else { return }
    var telling = FeedTelling(
      of: feed, in: election, at: timekeeper.now, after: known.record)
    var failures = known.record.failures ?? FeedFailures(count: 0, since: telling.time)
    failures.count += 1
    if failures.count >= Self.tolerableFailures, failures.event == nil {
      failures.event = telling.tellFailing(failures, by: failure)
    }
    let step = FeedStep(
      feed: feed.id, election: feed.election, events: telling.events, holds: known.record.holds,
      failures: failures)
    try await PollFailure.storing { _ = try await self.store.record(nil, of: step) }
  }

  /// The hashes of those parts of an answer that were recorded before and replaced since, in a feed without a time of its
  /// own: they may be old copies out of some cache. Nil when there are none.
  func earlierParts(
    _ document: FetchedFeed, saying snapshot: ResultsSnapshot, of feed: WatchedFeed,
    _ known: FeedKnowledge
  ) async throws(PollFailure) -> String? {
    guard snapshot.generatedAt == nil, let stored = known.stored else { return nil }
    let latest = FetchState(json: stored.fetch)?.parts ?? [:]
    let replaced = document.state.parts.compactMap { part, state in
      state.bodySHA256 == latest[part]?.bodySHA256 ? nil : state.bodySHA256
    }
    return try await PollFailure.storing {
      var earlier: [String] = []
      for hash in replaced where try await self.store.hasRecorded(body: hash, of: feed.id) {
        earlier.append(hash)
      }
      return earlier.isEmpty ? nil : earlier.sorted().joined(separator: " ")
    }
  }

  private func review(of feed: WatchedFeed, _ known: FeedKnowledge) -> HoldReview {
    let election = elections[feed.election] ?? Election(id: feed.election, name: feed.election.text)
    return HoldReview(
      after: known.record, releaseAfter: feed.releaseAfter,
      telling: FeedTelling(of: feed, in: election, at: timekeeper.now, after: known.record))
  }

  private func record(
    _ review: HoldReview, of feed: WatchedFeed
  ) async throws(PollFailure) -> [Event] {
    guard review.hasNews else { return [] }
    return try await PollFailure.storing {
      try await self.store.record(nil, of: review.step(state: nil))
    }
  }
}
