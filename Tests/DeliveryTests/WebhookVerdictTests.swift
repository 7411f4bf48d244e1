import CurlHTTP
import Delivery
import Testing

@Suite("Webhook verdict")
struct WebhookVerdictTests {
  /// What contracts name; every other status is tried again.
  static let named: [Int: DeliveryFailure.Decision] = [
    400: .reject, 413: .reject, 415: .reject, 422: .reject, 410: .disable,
    429: .retryAfter(.seconds(9)), 502: .retryAfter(.seconds(9)), 503: .retryAfter(.seconds(9)),
    504: .retryAfter(.seconds(9)),
  ]

  @Test("every status has its decision, and Retry-After counts for four of them")
  func statuses() {
    for status in 100...599 {
      let failure = WebhookVerdict.failure(status: status, retryAfter: .seconds(9))
      let isSuccess = (200...299).contains(status)
      let expected = isSuccess ? nil : Self.named[status] ?? .retry
      #expect(failure?.decision == expected, "status \(status)")
      #expect(failure?.status == (isSuccess ? nil : status), "status \(status)")
    }
  }

  @Test("without Retry-After the schedule decides", arguments: [429, 502, 503, 504])
  func withoutRetryAfter(status: Int) {
    #expect(WebhookVerdict.failure(status: status, retryAfter: nil)?.decision == .retry)
  }

  @Test(
    "a transfer that failed is tried again, whatever the cause",
    arguments: [
      TransferError.unresolvable(host: "desk.example.org"), .refused(host: "desk.example.org"),
      .timedOut(host: "desk.example.org"), .tooLarge(limit: 1), .truncated, .malformedURL,
      .reset(host: "desk.example.org"), .cancelled, .other(code: 99, message: "odd"),
    ])
  func transferErrors(error: TransferError) {
    let failure = WebhookVerdict.failure(of: error)
    #expect(failure.decision == .retry)
    #expect(failure.status == nil)
    #expect(failure.reason == error.description)
  }
}
