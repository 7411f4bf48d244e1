import CurlHTTP
import Foundation

/// What a server says about the time of the next request.
package struct Freshness: Sendable, Hashable {
  /// How long the answer stays fresh: `max-age`, otherwise `Expires` less `Date`, each less `Age`
  /// (RFC 9111 §4.2); nil when the server does not say or wants every use validated. It is never
  /// guessed from `Last-Modified`.
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
      let whole = Self.lifetime(of: response.headers, now: now)
    else { return }
    let age = response.headers["Age"].flatMap { DeltaSeconds($0) }?.duration ?? .zero
    lifetime = max(.zero, whole - age)
  }

  /// The lifetime of an answer as the origin sent it. With `max-age`, even an unreadable one,
  /// `Expires` does not count (RFC 9111 §5.3); the first counts when there are several (§4.2.1).
  private static func lifetime(of headers: HTTPHeaders, now: Date) -> Duration? {
    let directives = headers.values(of: "Cache-Control").flatMap { value in
      value.lowercased().split(separator: ",").map { $0.filter { !" \t\"".contains($0) } }
    }
    guard !directives.contains("no-cache"), !directives.contains("no-store") else { return nil }
    let prefix = "max-age="
    if let maxAge = directives.first(where: { $0.hasPrefix(prefix) }) {
      return DeltaSeconds(maxAge.dropFirst(prefix.count))?.duration
    }
    return headers["Expires"].map { lifetime(untilExpires: $0, headers, now: now) }
  }

  /// What is no date, such as `0`, has expired already. The server's own clock is the one to compare with.
  private static func lifetime(
    untilExpires expires: String, _ headers: HTTPHeaders, now: Date
  ) -> Duration {
    guard let end = HTTPDate(expires, now: now)?.date else { return .zero }
    let sent = headers["Date"].flatMap { HTTPDate($0, now: now)?.date } ?? now
    return max(.zero, .seconds(end.timeIntervalSince(sent)))
  }
}
