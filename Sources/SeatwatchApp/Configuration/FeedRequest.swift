package import ConfigurationText
package import Polling

/// How a configured feed is asked for.
package struct FeedRequest: Sendable, Equatable {
  /// How a request says who asks.
  package enum Credentials: Sendable, Equatable {
    case basic(user: SecretText, password: SecretReference)
    case bearer(SecretReference)
  }

  /// Which proxy is asked.
  package enum Proxy: Sendable, Equatable {
    /// What the environment names.
    case environment
    case none
    case address(SecretText)
  }

  /// PEM files for TLS, by their paths.
  package struct TLSFiles: Sendable, Equatable {
    /// Who is trusted; nil for those that the system trusts.
    package let authorities: String?
    package let certificate: String?
    /// Nil when the key stands in the certificate's file.
    package let key: String?
    package let passphrase: SecretReference?
  }

  /// A header field.
  package struct Header: Sendable, Equatable {
    package let name: String
    package let value: SecretText
  }

  package let headers: [Header]
  package let credentials: Credentials?
  package let proxy: Proxy
  package let tls: TLSFiles?
  /// The address of the file that is asked for first.
  package let version: SecretText?
  package let newest: FeedSource.FolderChoice?
  package let member: String?
  package let throttleStatuses: Set<Int>
  package let timeout: Duration
  /// The most bytes of each part, unpacked.
  package let byteLimit: Int

  init(_ entry: FeedEntry) {
    headers = entry.headers.map { Header(name: $0.name, value: $0.value) }
    credentials = entry.credentials
    proxy = entry.proxy?.value ?? .environment
    tls = entry.tls
    version = entry.version?.value
    newest = entry.newest?.value
    member = entry.member
    throttleStatuses = Set(entry.throttleStatuses)
    timeout = entry.timeout
    byteLimit = entry.byteLimit
  }

  /// Every secret that a request needs.
  var secrets: [SecretReference] {
    var texts = headers.map(\.value)
    if case .address(let address) = proxy { texts.append(address) }
    if let version { texts.append(version) }
    var secrets = [tls?.passphrase].compactMap { $0 }
    switch credentials {
    case .basic(let user, let password):
      texts.append(user)
      secrets.append(password)
    case .bearer(let token): secrets.append(token)
    case nil: break
    }
    return texts.compactMap(\.reference) + secrets
  }
}

extension SecretText {
  /// Where the secret is kept; nil for a text.
  var reference: SecretReference? {
    if case .secret(let reference) = self { reference } else { nil }
  }

  /// The text; nil for a secret.
  var plainText: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
