import CurlHTTP
import Foundation
import Polling
import SeatwatchTesting

/// A fetcher with the answers that a test has got from it.
struct Fetching {
  /// 1994-11-06 08:49:37 UTC.
  static let now = Date(timeIntervalSince1970: 784_111_777)

  let fetcher = Fetcher(client: HTTPClient(userAgent: "seatwatch/test")) { now }

  /// Fetches and expects a change.
  func changed(
    _ source: FeedSource, since state: FetchState = FetchState()
  ) async throws -> FetchedFeed {
    guard case .changed(let feed) = try await fetcher.fetch(source, since: state) else {
      throw Unexpected()
    }
    return feed
  }

  /// Fetches and expects no change.
  func unchanged(
    _ source: FeedSource, since state: FetchState
  ) async throws -> (state: FetchState, freshness: Freshness) {
    guard case .unchanged(let state, let freshness) = try await fetcher.fetch(source, since: state)
    else { throw Unexpected() }
    return (state, freshness)
  }

  /// The outcome was the other one.
  struct Unexpected: Error {}
}

extension ScriptedAnswer {
  /// A text with an entity tag; 304 when the request has just that tag.
  static func tagged(_ text: String, _ tag: String, for request: ReceivedRequest) -> ScriptedAnswer
  {
    request[header: "If-None-Match"] == tag
      ? ScriptedAnswer(status: 304) : ScriptedAnswer(headers: ["ETag": tag], text: text)
  }
}
