import CurlHTTP
import Foundation

/// What a server says about the time of the next request.
package struct Freshness: Sendable, Hashable {
  /// How long the answer stays fresh: `max-age` less `Age` (RFC 9111 §4.2); nil when the server
  /// does not say or wants every use validated.
  package var lifetime: Duration?
  /// The wait of `Retry-After`; nil when the server asks for none.
  package var retryAfter: Duration?

  package init(lifetime: Duration? = nil, retryAfter: Duration? = nil) {
    self.lifetime = lifetime
    self.retryAfter = retryAfter
  }

  /// Reads a response's fields; a lifetime counts on 200 and 304 only.
  init(of response: HTTPResponse, now: Date) {
    retryAfter = response.retryAfter(now: now)
    guard response.status == 200 || response.status == 304,
      let maxAge = Self.maxAge(in: response.headers)
    else { return }
    let age = response.headers["Age"].flatMap { DeltaSeconds($0) }?.duration ?? .zero
    lifetime = max(.zero, maxAge - age)
  }

  /// The first `max-age` counts when there are several (RFC 9111 §4.2.1).
  private static func maxAge(in headers: HTTPHeaders) -> Duration? {
    let directives = headers.values(of: "Cache-Control").flatMap { value in
      value.lowercased().split(separator: ",").map { $0.filter { !" \t\"".contains($0) } }
    }
    guard !directives.contains("no-cache"), !directives.contains("no-store") else { return nil }
    let prefix = "max-age="
    guard let maxAge = directives.first(where: { $0.hasPrefix(prefix) }) else { return nil }
    return DeltaSeconds(maxAge.dropFirst(prefix.count))?.duration
  }
}
