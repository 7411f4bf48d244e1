internal import Crypto
internal import Foundation

/// A key that signs webhooks by the Standard Webhooks specification: `whsec_` and base64 of 24 to 64 bytes.
///
/// No description of it, nor a reflection, shows the key.
package struct WebhookSecret: Sendable, CustomStringConvertible, CustomReflectable {
  /// What starts every secret's text.
  package static let prefix = "whsec_"

  private let key: SymmetricKey

  /// Reads a secret's text; white space around it is dropped.
  package init(_ text: String) throws(WebhookSecretError) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty else { throw .empty }
    guard trimmed.hasPrefix(Self.prefix) else { throw .withoutPrefix }
    guard let bytes = Data(base64Encoded: String(trimmed.dropFirst(Self.prefix.count))) else {
      throw .notBase64
    }
    guard (24...64).contains(bytes.count) else { throw .length(bytes: bytes.count) }
    key = SymmetricKey(data: bytes)
  }

  package var description: String { "a webhook secret" }

  package var customMirror: Mirror { Mirror(self, children: []) }

  /// Returns `v1,` and the base64 of HMAC-SHA256 over the message.
  func signature(of message: [UInt8]) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
    return "v1," + Data(code).base64EncodedString()
  }
}
