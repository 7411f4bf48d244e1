import CurlHTTP

/// What the version file brought.
struct VersionAnswer: Sendable {
  let state: FetchState.Version
  /// Whether it says what it said when all parts were last fetched, often enough.
  let isKnown: Bool
  let freshness: Freshness

  /// - Parameter version: With the looks before this answer.
  init(_ version: FetchState.Version, of source: FeedSource, freshness: Freshness) {
    // What stands at an address with the version in it is there, or is not.
    let isInAddress = source.parts.contains { $0.url.contains(FeedSource.versionMark) }
    isKnown = version.looks >= (isInAddress ? 1 : FetchState.Version.enoughLooks)
    var state = version
    state.looks += isKnown ? 0 : 1
    self.state = state
    self.freshness = freshness
  }

  /// The most bytes of a version.
  static let lengthLimit = 200
  /// What would lead an address elsewhere than its author meant.
  private static let forbidden = Set("/?#%@\\".utf8)

  /// Reads a version file: its text without white space at the ends; nil when that could not stand in an address.
  static func text(of body: [UInt8]) -> String? {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let hasMark = body.starts(with: [0xEF, 0xBB, 0xBF])
    let start = body.dropFirst(hasMark ? 3 : 0).drop { blanks.contains($0) }
    let end = start.lastIndex { !blanks.contains($0) } ?? start.startIndex
    let text = start.isEmpty ? start : start[...end]
    let isPlain = text.allSatisfy { (0x21...0x7E).contains($0) && !forbidden.contains($0) }
    guard !text.isEmpty, text.count <= lengthLimit, isPlain else { return nil }
    let version = String(decoding: text, as: UTF8.self)
    return version.contains("..") ? nil : version
  }
}
