/// Why a secret could not be read; it names the reference and the remedy, never a value.
package struct SecretError: Error, Equatable, CustomStringConvertible {
  package let reference: SecretReference
  /// The cause and the remedy.
  package let reason: String

  package init(reference: SecretReference, reason: String) {
    self.reference = reference
    self.reason = reason
  }

  package var description: String { "the secret \(reference) cannot be read: \(reason)" }
}
