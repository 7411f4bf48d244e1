internal import Foundation

/// What stands beside a body in the archive: where it came from, and how. As JSON in `<sha256>.json`.
package struct ArchivedBody: Sendable, Equatable, Codable {
  /// A header field of the answer.
  package struct Field: Sendable, Equatable, Codable {
    package let name: String
    package let value: String
  }

  /// Of the body as it was read, unpacked: the name of both files.
  package let bodySHA256: String
  package let feed: String
  /// The name of the feed's part.
  package let part: String
  /// After redirects, without user name and query; nil for an address that is a secret.
  package let url: String?
  /// When the body had come, in RFC 3339.
  package let time: String
  /// 200; the last reply code for ftp; 0 for file.
  package let status: Int
  /// In the order of the answer, without what belongs to a session.
  package let headers: [Field]
  /// Of the body, in bytes.
  package let size: Int

  private enum CodingKeys: String, CodingKey {
    case bodySHA256 = "body_sha256"
    case feed, part, url, time, status, headers, size
  }

  /// Its JSON text, with a line end.
  var json: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(self) else {
      preconditionFailure("strings and numbers can always be encoded")
    }
    return json + Data("\n".utf8)
  }
}
