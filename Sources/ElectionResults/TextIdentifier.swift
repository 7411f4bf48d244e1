/// A name that identifies something in configuration, feeds and events.
///
/// White space around the text is dropped. Two identifiers of one type are equal when they differ in letter case only,
/// because feeds change the case of their identifiers between snapshots; ``text`` keeps the first spelling seen.
package protocol TextIdentifier: Hashable, Comparable, Sendable, Codable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The identifier as it was written, without white space around it.
  var text: String { get }

  /// Makes an identifier from the text as written.
  init(_ text: String)
}

extension TextIdentifier {
  package init(stringLiteral text: String) { self.init(text) }

  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package var description: String { text }

  package static func == (left: Self, right: Self) -> Bool {
    left.text == right.text || left.text.lowercased() == right.text.lowercased()
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(text.lowercased()) }

  package static func < (left: Self, right: Self) -> Bool {
    left.text.lowercased() < right.text.lowercased()
  }

  /// The text without white space around it.
  static func trimmed(_ text: String) -> String {
    var slice = Substring(text)
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
