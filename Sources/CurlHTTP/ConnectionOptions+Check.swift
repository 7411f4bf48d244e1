extension ConnectionOptions {
  private static let proxySchemes: Set<String> = [
    "http", "https", "socks4", "socks4a", "socks5", "socks5h",
  ]

  /// Refuses what cannot be sent, or would change the lines beside it.
  func check(for url: TransferURL) throws(TransferError) {
    try checkCredentials(for: url)
    guard case .url(let proxy) = self.proxy else { return }
    let address = try? TransferURL(proxy)  // the error would speak of the feed's URL
    guard let address, Self.proxySchemes.contains(address.scheme), !address.host.isEmpty else {
      throw .malformedProxy
    }
  }

  private func checkCredentials(for url: TransferURL) throws(TransferError) {
    switch credentials {
    case .basic(let user, let password):
      guard Self.isPlain(user + password) else {
        throw .unusableCredentials(reason: "user name or password has control characters")
      }
      guard url.scheme == "ftp" || !user.contains(":") else {
        throw .unusableCredentials(reason: "a user name cannot have a colon in HTTP")
      }
    case .bearer(let token):
      guard url.scheme != "ftp" else {
        throw .unusableCredentials(reason: "ftp takes a user name and a password, no bearer token")
      }
      guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw .unusableCredentials(
          reason: "the bearer token has characters other than printable ASCII")
      }
    case nil: break
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}
