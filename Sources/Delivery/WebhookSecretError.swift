/// Why a text is no webhook secret. The text itself is never told.
package enum WebhookSecretError: Error, Equatable, CustomStringConvertible {
  case empty
  case withoutPrefix
  case notBase64
  case length(bytes: Int)

  /// The command that makes a good secret.
  static let remedy = #"make one with: printf 'whsec_%s\n' "$(openssl rand -base64 32)""#

  package var description: String {
    let problem =
      switch self {
      case .empty: "the secret is empty"
      case .withoutPrefix: "the secret does not start with whsec_"
      case .notBase64: "what follows whsec_ in the secret is not base64"
      case .length(let bytes): "the secret has \(bytes) bytes where 24 to 64 are right"
      }
    return "\(problem); \(Self.remedy)"
  }
}
