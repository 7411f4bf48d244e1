internal import ConfigurationText
package import CurlHTTP
package import ElectionResults
internal import Foundation
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

extension WebhookSink {
  static let kind = SinkKind(
    "webhook", "posts alerts as signed CloudEvents",
    shape: .object(
      Key("url", WebhookSettings.url, "where to post: http or https"),
      Key(
        "secret", .list(of: Shape<SecretReference>.secretOnly.located, single: true, minimum: 1),
        "signs the deliveries: whsec_ and base64; several sign side by side, to change over"),
      unsupported: ["body", "headers", "give_up_after"]
    ) { WebhookSettings(url: $0, secrets: $1) })
}

/// `webhook: {url: …, secret: …}`
private struct WebhookSettings: SinkSettings {
  static let expectation = "a complete http or https URL such as https://desk.example.org/hook"

  let url: Located<SecretText>
  let secrets: [Located<SecretReference>]

  /// A URL may carry a key, wherever it stands: its line is never shown.
  static let url = Shape<SecretText>.textOrSecret.checked { url, node, diagnostics in
    guard case .text(let text) = url, !isUsable(text) else { return }
    diagnostics.conceal(node.place)
    diagnostics.error(at: node.place, "expected \(expectation)")
  }.located

  func isSame(as other: any SinkSettings) -> Bool {
    guard let other = other as? WebhookSettings else { return false }
    return url.value == other.url.value
      && secrets.map(\.value) == other.secrets.map(\.value)
  }

  func sink(
    secrets source: SecretSource, client: HTTPClient, diagnostics: inout Diagnostics
  ) -> (any Sink)? {
    let url = url(from: source, &diagnostics)
    let keys = secrets.map { secret(at: $0, from: source, &diagnostics) }
    guard let url, !keys.isEmpty, !keys.contains(where: { $0 == nil }) else { return nil }
    return WebhookSink(url: url, secrets: keys.compactMap { $0 }, client: client)
  }

  private func url(from source: SecretSource, _ diagnostics: inout Diagnostics) -> String? {
    switch url.value {
    case .text(let text): return Self.isUsable(text) ? text : nil
    case .secret(let reference):
      guard let text = value(of: reference, at: url.place, from: source, &diagnostics) else {
        return nil
      }
      guard Self.isUsable(text) else {
        diagnostics.error(at: url.place, "\(reference) does not hold \(Self.expectation)")
        return nil
      }
      return text
    }
  }

  private func secret(
    at reference: Located<SecretReference>, from source: SecretSource,
    _ diagnostics: inout Diagnostics
  ) -> WebhookSecret? {
    let text = value(of: reference.value, at: reference.place, from: source, &diagnostics)
    guard let text else { return nil }
    do {
      return try WebhookSecret(text)
    } catch {
      diagnostics.error(at: reference.place, "\(reference.value): \(error)")
      return nil
    }
  }

  private func value(
    of reference: SecretReference, at place: SourcePlace, from source: SecretSource,
    _ diagnostics: inout Diagnostics
  ) -> String? {
    do {
      return try source.value(of: reference).exposed
    } catch {
      diagnostics.error(at: place, error.description)
      return nil
    }
  }

  private static func isUsable(_ text: String) -> Bool {
    guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty else {
      return false
    }
    let isVisible = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    return isVisible && ["http", "https"].contains(parts.scheme?.lowercased())
  }
}
