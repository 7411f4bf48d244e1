/// Text of items without the HTML that feeds put into it.
enum MarkedUpText {
  private static let entities: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
    "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
  ]

  /// The text of an element in which HTML may stand as text or as elements; nil when nothing is left.
  static func plain(_ node: FeedNode) -> String? { presentable(withoutTags(wholeText(of: node))) }

  /// The text of an element of Atom, whose `type` says whether it is HTML.
  static func plain(atom node: FeedNode) -> String? {
    node.text("@type") == "html" ? plain(node) : presentable(wholeText(of: node)[...])
  }

  /// All texts inside, with blanks where elements stand between them.
  private static func wholeText(of node: FeedNode) -> String {
    node.children.map { child in
      switch child.kind {
      case .text: return child.rawText.map { child.noteRead($0) } ?? ""
      case .element: return " " + wholeText(of: child) + " "
      default: return ""
      }
    }.joined()
  }

  private static func presentable(_ text: some StringProtocol) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// The text with blanks for tags, comments included, and with the characters that entities name.
  private static func withoutTags(_ text: String) -> String {
    var plain = ""
    var rest = text[...]
    while let next = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      plain += rest[..<next]
      rest = rest[next...]
      if let (replacement, length) = rest.first == "<" ? tag(rest) : entity(rest) {
        plain += replacement
        rest = rest.dropFirst(length)
      } else {
        plain.append(rest.removeFirst())
      }
    }
    return plain + rest
  }

  /// A blank for the tag that begins here; nil when none does. A tag has at most 4,000 characters.
  private static func tag(_ text: Substring) -> (String, Int)? {
    guard let letter = text.dropFirst().first, letter.isLetter || letter == "/" || letter == "!"
    else { return nil }
    let head = text.prefix(4_000)
    return head.firstIndex(of: ">").map { (" ", head.distance(from: head.startIndex, to: $0) + 1) }
  }

  private static func entity(_ text: Substring) -> (String, Int)? {
    let name = text.dropFirst().prefix(10).prefix { $0 != ";" }
    guard text.dropFirst(name.count + 1).first == ";" else { return nil }
    if let character = entities[name] { return (character, name.count + 2) }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let code =
      digits.first?.lowercased() == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return code.flatMap(Unicode.Scalar.init).map { (String(Character($0)), name.count + 2) }
  }
}

extension FeedNode {
  /// Notes that the value was read, and gives the text on.
  fileprivate func noteRead(_ text: String) -> String {
    tree.noteRead(index)
    return text
  }
}
