internal import ElectionResults
internal import Polling
internal import Synchronization

/// Validators that came with a body that was known already, as from servers behind a balancer, each with its own tags.
///
/// They are kept in memory only, because a poll without news commits nothing: losing them costs one download.
final class RenewedStates: Sendable {
  private struct Renewal {
    let stored: FetchState
    let renewed: FetchState
  }

  private let renewals = Mutex<[FeedID: Renewal]>([:])

  /// The state to ask with: the renewed one as long as what is stored has not moved on since.
  func state(of feed: FeedID, stored: FetchState) -> FetchState {
    renewals.withLock { renewals in
      renewals[feed].flatMap { $0.stored == stored ? $0.renewed : nil } ?? stored
    }
  }

  /// Keeps what an unchanged answer renewed.
  func note(_ renewed: FetchState, of feed: FeedID, stored: FetchState) {
    renewals.withLock { $0[feed] = Renewal(stored: stored, renewed: renewed) }
  }
}
