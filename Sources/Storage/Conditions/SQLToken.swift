/// A piece of an SQL text, as SQLite's own tokenizer cuts it.
struct SQLToken: Equatable {
  enum Kind: Equatable {
    /// A keyword or a bare name; which of the two only the place tells.
    case word
    /// A name in double quotes, backquotes or brackets.
    case quotedName
    case string
    case number
    /// `?1`, `:name`, `@name`, `$name`, `#1`.
    case parameter
    /// One character: an operator, or a part of one.
    case symbol
  }

  var kind: Kind
  /// Without quotes for a quoted name, otherwise as written.
  var text: String
  /// Where it begins, in UTF-8 bytes.
  var offset: Int
  /// Where what follows it begins, in UTF-8 bytes.
  var end: Int

  var isName: Bool { kind == .word || kind == .quotedName }

  func isSymbol(_ character: String) -> Bool { kind == .symbol && text == character }

  func isWord(_ words: String...) -> Bool { kind == .word && words.contains(text.uppercased()) }
}
