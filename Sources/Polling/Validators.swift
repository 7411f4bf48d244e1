import Crypto
import CurlHTTP

/// What a server gave to ask "has it changed since?" with, character by character.
package struct Validators: Sendable, Hashable, Codable {
  /// `ETag`, with its quotes and its `W/`.
  package var entityTag: String?
  /// `Last-Modified`.
  package var lastModified: String?
  /// The SHA-256, in hex, of the URL that gave them, after redirects; they say nothing about any other. Validators are
  /// stored, and a URL may carry a key.
  private var urlSHA256: String

  package init(entityTag: String? = nil, lastModified: String? = nil, url: String) {
    self.entityTag = entityTag
    self.lastModified = lastModified
    urlSHA256 = SHA256.hex(of: Array(url.utf8))
  }

  /// Whether this URL gave them.
  func areOf(_ url: String) -> Bool { SHA256.hex(of: Array(url.utf8)) == urlSHA256 }

  /// Takes both from an answer; nil when it has neither.
  init?(of response: HTTPResponse) {
    entityTag = Self.verbatim(response.headers["ETag"])
    lastModified = Self.verbatim(response.headers["Last-Modified"])
    urlSHA256 = SHA256.hex(of: Array(response.url.utf8))
    guard entityTag != nil || lastModified != nil else { return nil }
  }

  /// The fields that ask, for the URL that they belong to.
  var conditions: ConditionalHeaders {
    let headers = [
      entityTag.map { HTTPHeader("If-None-Match", $0) },
      lastModified.map { HTTPHeader("If-Modified-Since", $0) },
    ]
    return ConditionalHeaders(headers: headers.compactMap { $0 }, meantFor: areOf)
  }

  /// These with whatever a 304 sent anew (RFC 9111 §4.3.4).
  func renewed(by notModified: HTTPResponse) -> Validators {
    let sent = Validators(of: notModified)
    var renewed = self
    renewed.entityTag = sent?.entityTag ?? entityTag
    renewed.lastModified = sent?.lastModified ?? lastModified
    return renewed
  }

  /// A value that lost bytes in decoding, or that could not be sent, is no use.
  private static func verbatim(_ value: String?) -> String? {
    guard let value, !value.isEmpty, !value.contains("\u{FFFD}"),
      value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return nil }
    return value
  }
}
