import CurlHTTP
import Delivery
import ElectionResults
import Testing

@Suite("Webhook signature")
struct WebhookSignatureTests {
  /// The example that the Standard Webhooks specification publishes.
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
  static let body = Array(#"{"test": 2432232314}"#.utf8)
  static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

  /// 64 bytes from 0 to 63; its signature was made with Python's hmac module.
  static let longSecret =
    "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw=="
  static let longSignature = "v1,LZ5zuwHTqQH3VM8ERUusjzVQq1FXzemvpR8Mk7Ivp5c="

  private func headers(secrets: [String]) throws -> HTTPHeaders {
    HTTPHeaders(
      WebhookSignature.headers(
        id: Self.id, at: Timestamp(milliseconds: 1_614_265_330_999), body: Self.body,
        secrets: try secrets.map { try WebhookSecret($0) }))
  }

  @Test("the published example has its published signature")
  func publishedExample() throws {
    let headers = try headers(secrets: [Self.secret])
    #expect(headers["webhook-id"] == Self.id)
    #expect(headers["webhook-timestamp"] == "1614265330")
    #expect(headers["webhook-signature"] == Self.signature)
  }

  @Test("several secrets sign side by side, in their order")
  func rotation() throws {
    let headers = try headers(secrets: [Self.longSecret, Self.secret])
    #expect(headers["webhook-signature"] == "\(Self.longSignature) \(Self.signature)")
  }

  @Test("white space around a secret is not part of it")
  func whiteSpace() throws {
    #expect(try headers(secrets: [" \(Self.secret)\n"])["webhook-signature"] == Self.signature)
  }

  @Test(
    "what is no secret is refused with the command that makes one",
    arguments: [
      ("", WebhookSecretError.empty), ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", .withoutPrefix),
      ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", .notBase64), ("whsec_c2hvcnQ=", .length(bytes: 5)),
      ("whsec_" + String(repeating: "A", count: 88), .length(bytes: 66)),
    ])
  func refused(text: String, expected: WebhookSecretError) {
    #expect(throws: expected) { try WebhookSecret(text) }
    #expect(expected.description.contains(#"printf 'whsec_%s\n' "$(openssl rand -base64 32)""#))
    #expect(!expected.description.contains("MfKQ9r8"))
  }

  @Test("no description shows the key")
  func descriptions() throws {
    let secret = try WebhookSecret(Self.secret)
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), dumped] {
      #expect(text.contains("a webhook secret") && text.count < 40, "\(text)")
    }
  }
}
