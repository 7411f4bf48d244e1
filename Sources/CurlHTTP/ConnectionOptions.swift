/// Who a request shows itself to be, and the way that it takes.
package struct ConnectionOptions: Sendable, Hashable {
  /// How a request says who asks. Sent to the URL's own scheme, host and port only.
  package enum Credentials: Sendable, Hashable {
    /// For http by RFC 7617, for ftp as its login.
    case basic(user: String, password: String)
    /// RFC 6750.
    case bearer(token: String)
  }

  /// Which proxy to ask.
  package enum Proxy: Sendable, Hashable {
    /// The one that `http_proxy`, `https_proxy` and `no_proxy` in the environment name.
    case environment
    case none
    /// An address such as `http://proxy.example.org:3128` or `socks5h://…`; may carry user name and password.
    case url(String)
  }

  package var credentials: Credentials?
  package var proxy: Proxy
  /// A file of PEM certificates to trust instead of the client's; nil for those.
  package var certificateAuthorities: String?
  /// A PEM file of the client's own certificate, with the chain; nil for none.
  package var clientCertificate: String?
  /// A PEM file of the certificate's key; nil when it stands in the certificate's file.
  package var clientKey: String?
  /// The key's pass phrase; nil when it has none.
  package var clientKeyPassphrase: String?

  package init(
    credentials: Credentials? = nil, proxy: Proxy = .environment,
    certificateAuthorities: String? = nil, clientCertificate: String? = nil,
    clientKey: String? = nil, clientKeyPassphrase: String? = nil
  ) {
    self.credentials = credentials
    self.proxy = proxy
    self.certificateAuthorities = certificateAuthorities
    self.clientCertificate = clientCertificate
    self.clientKey = clientKey
    self.clientKeyPassphrase = clientKeyPassphrase
  }
}
