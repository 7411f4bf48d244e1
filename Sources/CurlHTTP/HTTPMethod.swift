/// What a transfer asks of the server.
package enum HTTPMethod: Sendable, Hashable {
  case get
  /// Sends the body, without waiting for a `100 Continue`.
  case post(body: [UInt8], contentType: String)
  /// The names in a folder, a line each (NLST); for ftp only.
  case names
  /// The files of a folder with type, size and time, a line each (MLSD, RFC 3659 §7); for ftp only.
  case facts
  /// A file's size and time without the file (SIZE and MDTM, RFC 3659 §3 and §4); for ftp only.
  case attributes

  /// Whether only an FTP server knows what is meant.
  var isForFTP: Bool {
    switch self {
    case .get, .post: false
    case .names, .facts, .attributes: true
    }
  }
}
