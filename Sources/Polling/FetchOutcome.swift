/// What a successful fetch found.
package enum FetchOutcome: Sendable {
  /// Everything answered 304 or with the bytes already known, or the version file said what it said.
  case unchanged(FetchState, Freshness)
  case changed(FetchedFeed)
}
