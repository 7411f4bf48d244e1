package import CurlHTTP
package import ElectionResults

/// The header fields by which a receiver knows a delivery and its sender (Standard Webhooks 1.0).
package enum WebhookSignature {
  /// Returns `webhook-id`, `webhook-timestamp` and, when there are secrets, `webhook-signature`.
  ///
  /// - Parameters:
  ///   - id: The alert's identifier, the same at every attempt.
  ///   - moment: The time of this attempt, sent in whole seconds.
  ///   - secrets: Each signs; the signatures stand side by side, so that a receiver can change over.
  package static func headers(
    id: String, at moment: Timestamp, body: [UInt8], secrets: [WebhookSecret]
  ) -> [HTTPHeader] {
    let seconds = String(moment.milliseconds / 1000)
    let message = Array("\(id).\(seconds).".utf8) + body
    let signatures = secrets.map { $0.signature(of: message) }.joined(separator: " ")
    return [
      HTTPHeader("webhook-id", id),
      HTTPHeader("webhook-timestamp", seconds),
      HTTPHeader("webhook-signature", signatures),
    ]
  }
}
