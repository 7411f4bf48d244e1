internal import Crypto
internal import Foundation
internal import Synchronization

/// Publishes the answers of a night's feeds one after the other: each stays up until it was fetched and its time is over,
/// and then until its feed has the next.
final class NightPlayer: Sendable {
  private struct Progress {
    var position = 0
    var firstFetched: ContinuousClock.Instant?
    var isOver = false
  }

  /// A body and its entity tag.
  typealias Answer = (body: [UInt8], entityTag: String)

  /// What a feed shows that has nothing to show yet.
  private static let nothing = Array(#"{"contests": []}"#.utf8)

  private let answers: [RecordedNight.Answer]
  private let pace: Duration
  private let progress = Mutex(Progress())

  /// - Parameter pace: How long an answer stays up after it was first fetched.
  init(_ answers: [RecordedNight.Answer], pace: Duration) {
    self.answers = answers
    self.pace = pace
  }

  /// Whether the last answer was stored: only then does the watch send its entity tag back.
  var isOver: Bool { progress.withLock { $0.isOver } }

  /// What a feed shows now; nil when the night has no such feed.
  ///
  /// - Parameter known: The entity tag that the client sent, if any.
  func current(of feed: String, known: String?) -> Answer? {
    guard answers.contains(where: { $0.feed == feed }) else { return nil }
    let position = position(askedBy: feed, at: .now)
    let place = answers[...position].lastIndex { $0.feed == feed }
    let body = place.map { answers[$0].body } ?? Self.nothing
    let hash = SHA256.hash(data: body).prefix(8).map { String($0, radix: 16) }.joined()
    let entityTag = "\"\(hash)\""
    if place == answers.count - 1, known == entityTag {
      progress.withLock { $0.isOver = true }
    }
    return (body, entityTag)
  }

  /// How far the night is. It goes on when the time of the newest answer is over.
  private func position(askedBy feed: String, at now: ContinuousClock.Instant) -> Int {
    progress.withLock { progress in
      if let since = progress.firstFetched, now - since >= pace,
        progress.position < answers.count - 1
      {
        progress.position += 1
        progress.firstFetched = nil
      }
      if answers[progress.position].feed == feed {
        progress.firstFetched = progress.firstFetched ?? now
      }
      return progress.position
    }
  }
}
