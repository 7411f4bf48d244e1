import CurlHTTP

/// What a server gave to ask "has it changed since?" with, character by character.
package struct Validators: Sendable, Hashable, Codable {
  /// `ETag`, with its quotes and its `W/`.
  package var entityTag: String?
  /// `Last-Modified`.
  package var lastModified: String?
  /// The URL that gave them, after redirects; they say nothing about any other.
  package var url: String

  package init(entityTag: String? = nil, lastModified: String? = nil, url: String) {
    self.entityTag = entityTag
    self.lastModified = lastModified
    self.url = url
  }

  /// Takes both from an answer; nil when it has neither.
  init?(of response: HTTPResponse) {
    entityTag = Self.verbatim(response.headers["ETag"])
    lastModified = Self.verbatim(response.headers["Last-Modified"])
    url = response.url
    guard entityTag != nil || lastModified != nil else { return nil }
  }

  /// The fields that ask, for the URL that they belong to.
  var conditions: ConditionalHeaders {
    let headers = [
      entityTag.map { HTTPHeader("If-None-Match", $0) },
      lastModified.map { HTTPHeader("If-Modified-Since", $0) },
    ]
    return ConditionalHeaders(url: url, headers: headers.compactMap { $0 })
  }

  /// These with whatever a 304 sent anew (RFC 9111 §4.3.4).
  func renewed(by notModified: HTTPResponse) -> Validators {
    let sent = Validators(of: notModified)
    return Validators(
      entityTag: sent?.entityTag ?? entityTag, lastModified: sent?.lastModified ?? lastModified,
      url: url)
  }

  /// A value that lost bytes in decoding, or that could not be sent, is no use.
  private static func verbatim(_ value: String?) -> String? {
    guard let value, !value.isEmpty, !value.contains("\u{FFFD}"),
      value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return nil }
    return value
  }
}
