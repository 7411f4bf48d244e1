package import ElectionResults

/// What is kept of a feed between polls and across restarts.
package struct FeedState: Sendable, Equatable {
  package var feed: FeedID
  /// Validators, hash and failures as the fetch left them: JSON text that the store does not look into.
  package var fetch: String
  /// The hash of format, mapping, parties, baseline and crosswalk under which the last body was read.
  package var interpretation: String
  /// The hash of the last accepted body; nil before the first.
  package var bodySHA256: String?
  /// The feed's own time of its last accepted state; nil when it gives none.
  package var sourceTime: Timestamp?
  /// When a body of the feed was first accepted; nil before.
  package var firstAcceptedAt: Timestamp?
  /// The last poll of which anything was recorded; nil before the first. See ``FeedRecord/lastSuccess`` for one that told
  /// nothing new.
  package var lastSucceededAt: Timestamp?
  /// When a body was last accepted that was another than the one before; nil before the first.
  package var lastChangedAt: Timestamp?
  /// Whether it has been told that no other body comes any more; read back, and never written with the state.
  package var isStaleTold = false
  /// Whether nothing of the last accepted body is real: an answer that repeats it says nothing of what is held.
  package var isTest = false
  /// Hashes of the bodies, one for each part, to be known again by ``Store/hasRecorded(body:of:)``; not read back.
  package var bodies: [String] = []

  package init(
    feed: FeedID, fetch: String, interpretation: String, bodySHA256: String? = nil,
    sourceTime: Timestamp? = nil, firstAcceptedAt: Timestamp? = nil,
    lastSucceededAt: Timestamp? = nil, lastChangedAt: Timestamp? = nil
  ) {
    self.feed = feed
    self.fetch = fetch
    self.interpretation = interpretation
    self.bodySHA256 = bodySHA256
    self.sourceTime = sourceTime
    self.firstAcceptedAt = firstAcceptedAt
    self.lastSucceededAt = lastSucceededAt
    self.lastChangedAt = lastChangedAt
  }
}
