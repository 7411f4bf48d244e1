internal import Foundation

/// A regular expression of a mapping file, with the names of its groups.
struct MappingPattern: Sendable {
  /// A text longer than this is cut, and no field of a feed is.
  private static let longest = 1_000
  /// How often a search may say that it is still going on before it is given up.
  private static let patience = 50

  /// The names of the groups, in their order.
  let names: [String]
  private let expression: NSRegularExpression

  /// Nil when the text is no regular expression.
  init?(_ text: String) {
    guard text.utf8.count <= Self.longest,
      // An error says nothing but that it is none.
      let expression = try? NSRegularExpression(pattern: text)
    else { return nil }
    self.expression = expression
    names = text.matches(of: /\(\?<([A-Za-z][A-Za-z0-9]*)>/).map { String($0.1) }
  }

  /// What the group `value` matches, without such a group the first one, without any group all that matches; nil when the
  /// text does not match, or only after a search that is too long.
  func value(in text: String) -> String? {
    let text = String(text.prefix(Self.longest))
    guard let match = match(in: text) else { return nil }
    let range =
      names.contains("value")
      ? match.range(withName: "value") : match.range(at: min(1, match.numberOfRanges - 1))
    return Range(range, in: text).map { String(text[$0]).trimmed }
  }

  /// What each named group matches, in the order of ``names``, empty where a group takes no part; nil without a match.
  func groups(in text: String) -> [String]? {
    let text = String(text.prefix(Self.longest))
    guard let match = match(in: text) else { return nil }
    return names.map { name in
      Range(match.range(withName: name), in: text).map { String(text[$0]).trimmed } ?? ""
    }
  }

  private func match(in text: String) -> NSTextCheckingResult? {
    var found: NSTextCheckingResult?
    var reports = 0
    let whole = NSRange(text.startIndex..., in: text)
    expression.enumerateMatches(in: text, options: .reportProgress, range: whole) {
      match, _, stop in
      reports += 1
      found = match
      if match != nil || reports > Self.patience { stop.pointee = true }
    }
    return found
  }
}
