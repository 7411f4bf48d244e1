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
  /// The store could not be read or written.
  case store(String)

  package var description: String {
    switch self {
    case .fetch(let error): "\(error)"
    case .decode(let failure): "\(failure)"
    case .doubted(let fault): "\(fault); nothing was changed"
    case .store(let message): message
    }
  }

  static func fetching<Value>(
    _ body: () async throws(FetchError) -> Value
  ) async throws(PollFailure) -> Value {
    do { return try await body() } catch { throw .fetch(error) }
  }

  static func decoding<Value>(
    _ body: () async throws(DecodingFailure) -> Value
  ) async throws(PollFailure) -> Value {
    do { return try await body() } catch { throw .decode(error) }
  }

  static func storing<Value>(
    _ body: () async throws -> Value
  ) async throws(PollFailure) -> Value {
    do {
      return try await body()
    } catch let fault as SnapshotFault {
      throw .doubted(fault)
    } catch {
      throw .store("\(error)")
    }
  }
}
