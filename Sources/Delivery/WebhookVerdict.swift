package import CurlHTTP

/// What the answer to a webhook, or the want of one, means for the delivery.
package enum WebhookVerdict {
  /// Returns nil when the status says that the alert was taken, else why not and what next.
  ///
  /// - Parameter retryAfter: The wait in the answer's `Retry-After`; nil without one.
  package static func failure(status: Int, retryAfter: Duration?) -> DeliveryFailure? {
    switch status {
    case 200...299: nil
    case 410:
      DeliveryFailure(
        .disable, reason: "HTTP 410: the receiver wants no more deliveries", status: status)
    case 400, 413, 415, 422:
      DeliveryFailure(
        .reject, reason: "HTTP \(status): the receiver rejects the alert", status: status)
    case 429, 502, 503, 504:
      DeliveryFailure(
        retryAfter.map { .retryAfter($0) } ?? .retry, reason: "HTTP \(status)", status: status)
    case 300...399:
      DeliveryFailure(
        .retry, reason: "HTTP \(status): redirects are not followed, so name the final address",
        status: status)
    default: DeliveryFailure(.retry, reason: "HTTP \(status)", status: status)
    }
  }

  /// Without an answer nothing is known of the alert: it is always sent again.
  package static func failure(of error: TransferError) -> DeliveryFailure {
    DeliveryFailure(.retry, reason: error.description)
  }
}
