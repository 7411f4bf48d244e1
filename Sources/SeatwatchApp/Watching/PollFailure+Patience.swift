internal import ElectionResults
internal import Polling

extension PollFailure {
  /// What the server asked for; nil when it asked for nothing.
  var retryAfter: Duration? {
    if case .fetch(let error) = self { error.retryAfter } else { nil }
  }

  /// The host that says it is asked too often, by a status of HTTP's or of the feed's own; nil when none does.
  func throttlingHost(of source: FeedSource) -> String? {
    guard case .fetch(let error) = self, let status = error.statusCode,
      status == 429 || status == 503 || source.throttleStatuses.contains(status)
    else { return nil }
    return error.host
  }
}
