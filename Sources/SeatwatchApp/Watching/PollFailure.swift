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
  /// The snapshot can be read, and is not believed: it is held back since then.
  case held(Doubt, since: Timestamp)
  /// The store could not be read or written.
  case store(String)

  package var description: String {
    switch self {
    case .fetch(let error): "\(error)"
    case .decode(let failure): "\(failure)"
    case .held(let doubt, let since): "\(doubt.message); held since \(since), nothing was changed"
    case .store(let message): message
    }
  }

  /// The reason for which the answer is held back; nil when it is not.
  var holdReason: DoubtReason? {
    if case .held(let doubt, _) = self { doubt.reason } else { nil }
  }

  /// Whether the feed itself failed: it gave no answer, or none that can be read.
  var isOfFeed: Bool {
    switch self {
    case .fetch(let error): !error.isCancellation
    case .decode: true
    case .held, .store: false
    }
  }

  /// The status with which the server refused; nil when it was something else.
  var statusCode: Int? {
    if case .fetch(let error) = self { error.statusCode } else { nil }
  }

  /// Whether the server is in trouble, or what it was asked for, so that it is better asked less often.
  var asksForPatience: Bool {
    switch self {
    case .fetch, .store: true
    case .decode, .held: false
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
