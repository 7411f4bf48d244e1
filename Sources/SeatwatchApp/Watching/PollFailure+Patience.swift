internal import ElectionResults
internal import Polling

extension PollFailure {
  /// What the server asked for; nil when it asked for nothing.
  var retryAfter: Duration? {
    if case .fetch(let error) = self { error.retryAfter } else { nil }
  }

  /// The host that says it is asked too often; nil when none does.
  var throttlingHost: String? {
    if case .fetch(let error) = self, error.isThrottled { error.host } else { nil }
  }
}
