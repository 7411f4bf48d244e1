internal import ElectionResults
internal import Polling
internal import ResultDiff
internal import Storage

/// A decoded snapshot on its way into the store, with where and when it was seen.
struct Recording: Sendable {
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

  /// The feed's state once this snapshot is recorded.
  var state: FeedState {
    var fetch = document.state
    if !snapshot.nextURLs.isEmpty { fetch.follow(snapshot.nextURLs, of: feed.source) }
    var state = FeedState(
      feed: feed.id, fetch: fetch.json, interpretation: feed.interpretation,
      bodySHA256: document.bodySHA256,
      sourceTime: snapshot.generatedAt ?? stored?.sourceTime,
      firstAcceptedAt: feed.wasWatched(stored) ? stored?.firstAcceptedAt : time,
      lastSucceededAt: time)
    state.lastChangedAt =
      document.bodySHA256 == stored?.bodySHA256 ? stored?.lastChangedAt ?? time : time
    state.bodies = document.state.parts.values.compactMap(\.bodySHA256)
    return state
  }
}
