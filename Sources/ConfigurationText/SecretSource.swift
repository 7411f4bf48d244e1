import Synchronization

/// The places from which a process reads its secrets.
///
/// A credential is read once and then kept, as a process has its environment: a changed one needs a restart. Files are
/// read anew each time.
package struct SecretSource: Sendable {
  /// The credentials that were read, shared by all copies of a source.
  private final class Credentials: Sendable {
    let values = Mutex<[String: SecretValue]>([:])
  }

  private static let mostBytes = 1 << 20

  private let credentials = Credentials()

  private let environment: [String: String]
  private let credentialsDirectory: String?

  /// - Parameter credentialsDirectory: The directory of the credentials; without it
  ///   `$CREDENTIALS_DIRECTORY` of `environment`, which systemd sets.
  package init(environment: [String: String], credentialsDirectory: String? = nil) {
    self.environment = environment
    self.credentialsDirectory = credentialsDirectory ?? environment["CREDENTIALS_DIRECTORY"]
  }

  /// Reads a secret, without one line end at its end.
  package func value(of reference: SecretReference) throws(SecretError) -> SecretValue {
    guard case .credential(let name) = reference else { return try reading(reference) }
    if let known = credentials.values.withLock({ $0[name] }) { return known }
    let value = try reading(reference)
    credentials.values.withLock { $0[name] = value }
    return value
  }

  private func reading(_ reference: SecretReference) throws(SecretError) -> SecretValue {
    let text =
      switch reference {
      case .credential(let name): try credential(name, reference)
      case .env(let name): try variable(name, reference)
      case .file(let path):
        try contents(
          of: path, reference,
          remedy: "name a file that the service may read")
      }
    let trimmed = SecretSource.withoutLineEnd(text)
    guard !trimmed.isEmpty else { throw SecretError(reference: reference, reason: "it is empty") }
    return SecretValue(trimmed)
  }

  private func credential(
    _ name: String, _ reference: SecretReference
  ) throws(SecretError) -> String {
    let remedy = "add LoadCredential=\(name):PATH to the unit"
    guard let credentialsDirectory, !credentialsDirectory.isEmpty else {
      throw SecretError(
        reference: reference, reason: "$CREDENTIALS_DIRECTORY is not set; \(remedy)")
    }
    return try contents(of: "\(credentialsDirectory)/\(name)", reference, remedy: remedy)
  }

  private func variable(
    _ name: String, _ reference: SecretReference
  ) throws(SecretError) -> String {
    guard let value = environment[name] else {
      throw SecretError(
        reference: reference,
        reason: "the environment variable \(name) is not set; set it before the start")
    }
    return value
  }

  private func contents(
    of path: String, _ reference: SecretReference, remedy: String
  ) throws(SecretError) -> String {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, limit: SecretSource.mostBytes)
    } catch {
      let advice = error.isRefused ? "let the user of the service read it" : remedy
      throw SecretError(reference: reference, reason: "\(path): \(error.reason); \(advice)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SecretError(reference: reference, reason: "\(path): it is not UTF-8 text")
    }
    return text
  }

  private static func withoutLineEnd(_ text: String) -> String {
    text.last == "\n" || text.last == "\r\n" ? String(text.dropLast()) : text
  }
}
