internal import Crypto
internal import Foundation
internal import Synchronization

/// Publishes the snapshots of a night one after the other: each stays up until it was fetched and its time is over.
final class NightPlayer: Sendable {
  private struct Progress {
    var position = 0
    var firstFetched: ContinuousClock.Instant?
    var isOver = false
  }

  private let snapshots: [[UInt8]]
  private let pace: Duration
  private let progress = Mutex(Progress())

  /// - Parameter pace: How long a snapshot stays up after it was first fetched.
  init(_ snapshots: [[UInt8]], pace: Duration) {
    self.snapshots = snapshots
    self.pace = pace
  }

  /// Whether the last snapshot was stored: only then does the watch send its entity tag back.
  var isOver: Bool { progress.withLock { $0.isOver } }

  /// The snapshot that is up now, with its entity tag.
  ///
  /// - Parameter known: The entity tag that the client sent, if any.
  func current(known: String?) -> (body: [UInt8], entityTag: String) {
    let now = ContinuousClock.now
    let position = progress.withLock { progress in
      if let since = progress.firstFetched, now - since >= pace,
        progress.position < snapshots.count - 1
      {
        progress.position += 1
        progress.firstFetched = nil
      }
      progress.firstFetched = progress.firstFetched ?? now
      return progress.position
    }
    let body = snapshots[position]
    let hash = SHA256.hash(data: body).prefix(8).map { String($0, radix: 16) }.joined()
    let entityTag = "\"\(hash)\""
    if position == snapshots.count - 1, known == entityTag {
      progress.withLock { $0.isOver = true }
    }
    return (body, entityTag)
  }
}
