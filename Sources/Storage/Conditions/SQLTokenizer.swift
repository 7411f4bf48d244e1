/// Cuts an SQL expression into tokens, without white space and comments.
struct SQLTokenizer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [SQLToken] = []

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The tokens of a text.
  ///
  /// - Throws: ``ConditionError`` for a quote or comment that does not end, and for characters that SQL does not know.
  static func tokens(of text: String) throws(ConditionError) -> [SQLToken] {
    var tokenizer = SQLTokenizer(text)
    while try tokenizer.advance() {}
    return tokenizer.tokens
  }

  private subscript(ahead distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  /// Takes the next token, comment or white space; false at the end.
  private mutating func advance() throws(ConditionError) -> Bool {
    guard let byte = self[ahead: 0] else { return false }
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0C, 0x0D: position += 1
    // SQLite takes a byte order mark for white space.
    case 0xEF where self[ahead: 1] == 0xBB && self[ahead: 2] == 0xBF: position += 3
    case UInt8(ascii: "-") where self[ahead: 1] == UInt8(ascii: "-"): skipLine()
    case UInt8(ascii: "/") where self[ahead: 1] == UInt8(ascii: "*"): try skipComment()
    case UInt8(ascii: "'"): try takeQuoted(.string, until: byte)
    case UInt8(ascii: "\""), UInt8(ascii: "`"): try takeQuoted(.quotedName, until: byte)
    case UInt8(ascii: "["): try takeQuoted(.quotedName, until: UInt8(ascii: "]"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): take(.number, while: Self.isNumber)
    case UInt8(ascii: ".") where self[ahead: 1].map(Self.isDigit) == true:
      take(.number, while: Self.isNumber)
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"),
      UInt8(ascii: "#"):
      take(.parameter, while: Self.isWord)
    case _ where Self.isWord(byte): take(.word, while: Self.isWord)
    case 0x21...0x7E: take(.symbol, while: { _ in false })
    default:
      throw ConditionError("a control character does not belong in an expression", at: position)
    }
    return true
  }

  private mutating func skipLine() {
    while let byte = self[ahead: 0], byte != 0x0A, byte != 0 { position += 1 }
  }

  private mutating func skipComment() throws(ConditionError) {
    let start = position
    position += 2
    while self[ahead: 0] != UInt8(ascii: "*") || self[ahead: 1] != UInt8(ascii: "/") {
      guard position < bytes.count else {
        throw ConditionError("the comment does not end; close it with */", at: start)
      }
      position += 1
    }
    position += 2
  }

  /// Takes a text in quotes; a quote within is written twice, except in brackets.
  private mutating func takeQuoted(
    _ kind: SQLToken.Kind, until quote: UInt8
  ) throws(ConditionError) {
    let start = position
    var content: [UInt8] = []
    position += 1
    while true {
      guard let byte = self[ahead: 0], byte != 0 else {
        throw ConditionError("the quotation does not end", at: start)
      }
      position += 1
      if byte == quote {
        guard quote != UInt8(ascii: "]"), self[ahead: 0] == quote else { break }
        position += 1
      }
      content.append(byte)
    }
    tokens.append(
      SQLToken(
        kind: kind, text: String(decoding: content, as: UTF8.self), offset: start, end: position))
  }

  /// Takes one byte and those after it that go on.
  private mutating func take(_ kind: SQLToken.Kind, while goesOn: (UInt8) -> Bool) {
    let start = position
    position += 1
    while let byte = self[ahead: 0], goesOn(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    tokens.append(SQLToken(kind: kind, text: text, offset: start, end: position))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isNumber(_ byte: UInt8) -> Bool { isWord(byte) || byte == UInt8(ascii: ".") }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...0xFF:
      true
    default: false
    }
  }
}
