import Foundation

/// A complete answer, whatever its status.
package struct HTTPResponse: Sendable {
  /// The HTTP status code; the last reply code for ftp; 0 for file.
  package var status: Int
  /// The fields of the last response, without trailers; empty for ftp and file.
  package var headers: HTTPHeaders
  /// The body, decompressed.
  package var body: [UInt8]
  /// The URL that answered, after redirects, without user name and password.
  package var url: String
  /// From the start of the transfer to its last byte.
  package var duration: Duration
  /// The size and the time that an FTP server tells when asked for ``HTTPMethod/attributes``; nil for what it does not.
  var size: Int?
  var modified: Date?
}
