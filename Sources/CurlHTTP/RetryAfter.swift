package import Foundation

/// How long a server asks to be left alone (RFC 9110 §10.2.3).
package struct RetryAfter: Sendable, Hashable {
  /// Zero when the time has come already; at most 2³¹ seconds. The caller sets its own bound.
  package let wait: Duration

  /// Reads seconds or an HTTP date; nil when it is neither.
  ///
  /// - Parameter now: What a date is compared with.
  package init?(_ value: String, now: Date) {
    if let seconds = DeltaSeconds(value) {
      wait = seconds.duration
    } else if let time = HTTPDate(value, now: now) {
      wait = max(.zero, .seconds(time.date.timeIntervalSince(now)))
    } else {
      return nil
    }
  }
}

extension HTTPResponse {
  /// Returns the wait that the response asks for in `Retry-After`, nil when it asks for none.
  ///
  /// - Parameter now: What a date is compared with if the response has no `Date`; its own is
  ///   better, since the two clocks may differ.
  package func retryAfter(now: Date) -> Duration? {
    guard let value = headers["Retry-After"] else { return nil }
    let sent = headers["Date"].flatMap { HTTPDate($0, now: now)?.date }
    return RetryAfter(value, now: sent ?? now)?.wait
  }
}
