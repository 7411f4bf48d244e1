/// Where a secret is kept; the secret itself never stands in a configuration file.
package enum SecretReference: Sendable, Hashable, CustomStringConvertible {
  /// A file of this name in the directory of the service's credentials.
  case credential(String)
  /// An environment variable.
  case env(String)
  /// A file, by a path relative to the working directory or absolute.
  case file(String)

  /// The reference as it is written, such as `{credential: desk-secret}`; never a value.
  package var description: String {
    switch self {
    case .credential(let name): "{credential: \(name)}"
    case .env(let name): "{env: \(name)}"
    case .file(let path): "{file: \(path)}"
    }
  }
}
