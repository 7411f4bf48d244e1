/// A text that stands in the configuration file, or a reference to a secret.
package enum SecretText: Sendable, Hashable, CustomStringConvertible {
  case text(String)
  case secret(SecretReference)

  /// The reference, or only that it is a text, since a URL may carry a key.
  package var description: String {
    switch self {
    case .text: "a text in the configuration"
    case .secret(let reference): reference.description
    }
  }
}
