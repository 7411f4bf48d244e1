package import ElectionResults
package import FeedFormats
package import Polling
package import ResultDiff

/// Why a poll came to nothing. Nothing was changed; the next poll tries again.
package enum PollFailure: Error, Sendable, CustomStringConvertible {
  /// The feed could not be fetched.
  case fetch(FetchError)
  /// The body is not in the feed's format, or is damaged.
  case decode(DecodingFailure)
  /// The snapshot can be read, and cannot be true.
  case doubted(SnapshotFault)
  /// The body is one that was replaced before, in a feed without a time of its own.
  case earlierBody(since: Timestamp)
  /// The store could not be read or written.
  case store(String)

  package var description: String {
    switch self {
    case .fetch(let error): "\(error)"
    case .decode(let failure): "\(failure)"
    case .doubted(let fault): "\(fault); nothing was changed"
    case .earlierBody(let since):
      "an earlier copy is back since \(since): held until the feed moves on, "
        + "or has said so for \(FeedMemory.releaseTime.inWords)"
    case .store(let message): message
    }
  }

  /// Whether an old copy is held back, which caches may serve in turn with the new one.
  var isHold: Bool {
    if case .earlierBody = self { true } else { false }
  }

  /// Whether the server is in trouble, or what it was asked for, so that it is better asked less often.
  var asksForPatience: Bool {
    switch self {
    case .fetch, .store: true
    case .decode, .doubted, .earlierBody: false
    }
  }

  static func fetching<Value>(
    _ body: () async throws(FetchError) -> Value
  ) async throws(PollFailure) -> Value {
    do { return try await body() } catch { throw .fetch(error) }
  }

  static func decoding<Value>(
    _ body: () throws(DecodingFailure) -> Value
  ) throws(PollFailure) -> Value {
    do { return try body() } catch { throw .decode(error) }
  }

  static func storing<Value>(
    _ body: () async throws -> Value
  ) async throws(PollFailure) -> Value {
    do { return try await body() } catch { throw .store("\(error)") }
  }
}
