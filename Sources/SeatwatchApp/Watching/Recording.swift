internal import ElectionResults
internal import Polling
internal import ResultDiff
internal import Storage

/// A decoded snapshot on its way into the store, with where and when it was seen.
struct Recording: Sendable {
  /// What of an answer is recorded at once. Real figures and tests are stored one after the other, in two transactions.
  enum Part: Sendable {
    /// All that counts, where tests do not count or there are none.
    case whole
    /// What is real of an answer with tests.
    case real
    /// The tests of an answer that has real figures too.
    case tests
    /// An answer of tests only.
    case onlyTests
  }

  /// As the feed has it; its contests get the identifiers in use before anything is compared.
  var snapshot: ResultsSnapshot
  let document: FetchedFeed
  let feed: WatchedFeed
  /// What was known of the feed before.
  let known: FeedRecord
  /// The hashes of its parts that are those of an earlier answer, in a feed without a time of its own; nil when none is.
  let earlierParts: String?
  /// The last poll of the feed with success; nil before the first.
  let lastSuccess: Timestamp?
  let time: Timestamp
  private(set) var part = Part.whole

  init(
    snapshot: ResultsSnapshot, document: FetchedFeed, feed: WatchedFeed, known: FeedRecord,
    earlierParts: String?, lastSuccess: Timestamp?, time: Timestamp
  ) {
    self.snapshot = snapshot
    self.document = document
    self.feed = feed
    self.known = known
    self.earlierParts = earlierParts
    self.lastSuccess = lastSuccess
    self.time = time
  }

  /// What is recorded of the answer, each in the election under which it stands, in this order: what is real, then the
  /// tests, with which the feed's state is stored. So a real part that is held back as a whole keeps the tests back too; and
  /// after a crash between the two the next poll gets the same answer again, finds the one stored, and stores the other.
  var parts: [(election: ElectionID, recording: Recording)] {
    guard feed.acceptsTests, let tests = snapshot.tests else {
      return [(feed.election, with(snapshot.real, as: .whole))]
    }
    if isOnlyTests { return [(feed.election.ofTests, with(tests, as: .onlyTests))] }
    return [
      (feed.election, with(snapshot.real, as: .real)),
      (feed.election.ofTests, with(tests, as: .tests)),
    ]
  }

  /// Whether nothing of the answer is real, and its tests count.
  var isOnlyTests: Bool { feed.acceptsTests && snapshot.isEntirelyTest }

  private func with(_ snapshot: ResultsSnapshot, as part: Part) -> Recording {
    var recording = self
    (recording.snapshot, recording.part) = (snapshot, part)
    return recording
  }

  /// The feed's state before; nil on its first poll ever.
  private var stored: FeedState? { known.state }

  var observation: Observation {
    Observation(
      feed: feed.id, time: time, sourceURL: feed.hasSecretAddress ? nil : document.sourceURL,
      entityTag: document.etag,
      bodySHA256: document.bodySHA256, catchUp: catchUp)
  }

  /// What of it nobody could see when it happened: everything on the first poll, and what came in a gap in which the feed
  /// was not seen.
  private var catchUp: CatchUp {
    guard feed.wasWatched(stored) else { return .everything }
    guard let lastSuccess, time - lastSuccess > feed.longestPause else { return .none }
    return .since(lastSuccess)
  }

  /// The feed's state once this snapshot is recorded. The time of a test says nothing of real figures: a rehearsal has the
  /// hours of the night.
  var state: FeedState {
    var fetch = document.state
    if !snapshot.nextURLs.isEmpty { fetch.follow(snapshot.nextURLs, of: feed.source) }
    var state = FeedState(
      feed: feed.id, fetch: fetch.json, interpretation: feed.interpretation,
      bodySHA256: document.bodySHA256,
      sourceTime: (part == .onlyTests ? nil : snapshot.generatedAt) ?? stored?.sourceTime,
      firstAcceptedAt: feed.wasWatched(stored) ? stored?.firstAcceptedAt : time,
      lastSucceededAt: time)
    state.lastChangedAt =
      document.bodySHA256 == stored?.bodySHA256 ? stored?.lastChangedAt ?? time : time
    state.isTest = part == .onlyTests
    state.bodies = document.state.parts.values.compactMap(\.bodySHA256)
    return state
  }
}
