package import CurlHTTP

/// Where a feed comes from, in one part or several.
package struct FeedSource: Sendable {
  /// A file that a feed is published in.
  package struct Part: Sendable, Hashable {
    /// The name of a feed's only part.
    package static let onlyName = "body"

    package var name: String
    package var url: String
    /// Whether the feed's format can do without it.
    package var isOptional: Bool

    package init(name: String, url: String, isOptional: Bool = false) {
      self.name = name
      self.url = url
      self.isOptional = isOptional
    }
  }

  /// At least one, with different names; the order is that of hashing and of errors.
  package var parts: [Part]
  /// Sent to each part's own host only.
  package var headers: [HTTPHeader]
  /// For each part.
  package var timeout: Duration
  /// The most bytes of each part, unpacked.
  package var byteLimit: Int

  package init(
    parts: [Part], headers: [HTTPHeader] = [], timeout: Duration = .seconds(30),
    byteLimit: Int = 64 << 20
  ) {
    self.parts = parts
    self.headers = headers
    self.timeout = timeout
    self.byteLimit = byteLimit
  }

  /// Creates a source of one part, called ``Part/onlyName``.
  package init(
    url: String, headers: [HTTPHeader] = [], timeout: Duration = .seconds(30),
    byteLimit: Int = 64 << 20
  ) {
    self.init(
      parts: [Part(name: Part.onlyName, url: url)], headers: headers, timeout: timeout,
      byteLimit: byteLimit)
  }
}
