import CCurl

/// A URL taken apart by libcurl, so that checks and transfer agree on what it says.
package struct TransferURL: Sendable {
  /// The URL as libcurl writes it; may hold user name, password and query.
  let text: String
  package let scheme: String
  /// Empty for file.
  let host: String
  /// The given port or the scheme's own; empty for file.
  let port: String
  /// The path of a file, percent-decoded; empty for other schemes.
  package let path: String
  /// The URL without user name and password.
  package let withoutUserInfo: String
  /// User name and password as they stand in the URL, with the `:` between them; nil when there is neither.
  package let userInfo: String?

  /// Takes a complete URL apart; fails with `.malformedURL` when it is not one.
  package init(_ string: String) throws(TransferError) {
    guard !string.utf8.contains(0), let parts = curl_url() else { throw .malformedURL }
    defer { curl_url_cleanup(parts) }
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME)
    guard curl_url_set(parts, CURLUPART_URL, string, flags) == CURLUE_OK,
      let text = Self.part(CURLUPART_URL, of: parts),
      let scheme = Self.part(CURLUPART_SCHEME, of: parts)
    else { throw .malformedURL }
    self.text = text
    self.scheme = scheme.lowercased()
    host = Self.part(CURLUPART_HOST, of: parts)?.lowercased() ?? ""
    port = Self.part(CURLUPART_PORT, of: parts, flags: UInt32(CURLU_DEFAULT_PORT)) ?? ""
    path =
      self.scheme == "file"
      ? Self.part(CURLUPART_PATH, of: parts, flags: UInt32(CURLU_URLDECODE)) ?? "" : ""
    guard text.utf8.contains(0x40) else {
      withoutUserInfo = text
      userInfo = nil
      return
    }
    let user = Self.part(CURLUPART_USER, of: parts)
    let password = Self.part(CURLUPART_PASSWORD, of: parts)
    userInfo = user.map { name in password.map { "\(name):\($0)" } ?? name }
    curl_url_set(parts, CURLUPART_USER, nil, 0)
    curl_url_set(parts, CURLUPART_PASSWORD, nil, 0)
    withoutUserInfo = Self.part(CURLUPART_URL, of: parts) ?? ""
  }

  /// What errors call the other side.
  var hostName: String {
    host.isEmpty ? "this machine" : host
  }

  /// Whether headers meant for one may be sent to the other: same scheme, host and port.
  package func sharesOrigin(with other: TransferURL) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port
  }

  private static func part(
    _ name: CURLUPart, of parts: OpaquePointer, flags: UInt32 = 0
  ) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parts, name, &text, flags) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
