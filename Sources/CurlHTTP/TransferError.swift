/// Why there is no response.
///
/// The text names hosts, never a path, a query or a header's value.
package enum TransferError: Error, Sendable, Hashable {
  case unresolvable(host: String)
  case refused(host: String)
  case timedOut(host: String)
  case tls(host: String, reason: String)
  /// More than this many bytes of body, or of headers.
  case tooLarge(limit: Int)
  /// The connection closed before the end of the body.
  case truncated
  case reset(host: String)
  case unsupportedProtocol(String)
  case malformedURL
  /// A header field that cannot be sent; only the name is told.
  case malformedHeader(name: String)
  case tooManyRedirects(limit: Int)
  /// No such file, or not a regular one; for file and ftp.
  case fileNotFound
  /// The server refused the login or the access; for ftp and file.
  case accessDenied(host: String)
  /// There is no such folder, or the login may not enter it; for ftp and file.
  case folderNotFound(host: String)
  /// An FTP server's refusal (RFC 959 §4.2) for another reason than a missing file.
  case ftpReply(host: String, code: Int)
  /// The proxy could not be reached, or opens no connection.
  case proxy(reason: String)
  /// The proxy's address is no URL, or of a protocol that no proxy speaks.
  case malformedProxy
  /// User name, password or token cannot be sent; the reason quotes none of them.
  case unusableCredentials(reason: String)
  /// The answer is no HTTP or FTP, or its compression is broken.
  case malformedResponse(reason: String)
  /// The task was cancelled, or the client was shut down.
  case cancelled
  /// Any other libcurl error, by its number and libcurl's own words for it.
  case other(code: Int, message: String)

  /// Whether the same request cannot succeed before somebody changes it.
  package var isPermanent: Bool {
    switch self {
    case .unsupportedProtocol, .malformedURL, .malformedHeader, .malformedProxy,
      .unusableCredentials:
      true
    default: false
    }
  }
}
