package import CurlHTTP
package import ElectionResults
package import Storage

/// Posts alerts as CloudEvents, signed by the Standard Webhooks specification.
package struct WebhookSink: Sink, CustomStringConvertible, CustomReflectable {
  private static let timeout = Duration.seconds(10)
  /// Of the receiver's answer, which nobody reads; one that is longer counts as no answer.
  private static let answerLimit = 1 << 20

  private let url: String
  private let secrets: [WebhookSecret]
  private let client: HTTPClient

  /// - Parameters:
  ///   - url: Where to; a secret of its own, which no description and no error shows.
  ///   - secrets: At least one. Each signs every delivery.
  ///   - client: With enough connections for eight deliveries at once to each host.
  package init(url: String, secrets: [WebhookSecret], client: HTTPClient) {
    self.url = url
    self.secrets = secrets
    self.client = client
  }

  package var description: String { "a webhook" }

  package var customMirror: Mirror { Mirror(self, children: []) }

  package func deliver(_ alert: Alert, at moment: Timestamp) async throws(DeliveryFailure) -> Int? {
    let response: HTTPResponse
    do {
      response = try await client.response(to: request(for: alert, at: moment))
    } catch {
      throw WebhookVerdict.failure(of: error)
    }
    let retryAfter = response.retryAfter(now: moment.date)
    if let failure = WebhookVerdict.failure(status: response.status, retryAfter: retryAfter) {
      throw failure
    }
    return response.status
  }

  private func request(for alert: Alert, at moment: Timestamp) -> HTTPRequest {
    let body = CloudEvent.body(of: alert)
    let headers = WebhookSignature.headers(
      id: alert.id.text, at: moment, body: body, secrets: secrets)
    return HTTPRequest(
      url: url, method: .post(body: body, contentType: CloudEvent.contentType), headers: headers,
      timeout: Self.timeout, connectTimeout: Self.timeout, byteLimit: Self.answerLimit,
      redirectLimit: 0, protocols: [.http, .https])
  }
}
