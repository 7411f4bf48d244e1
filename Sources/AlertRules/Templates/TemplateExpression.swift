/// What stands in a tag: a name, alone or under transforms, as in `lowercased(contest_name)`.
struct TemplateExpression {
  /// A word with its offset in the template, in bytes of UTF-8.
  struct Word {
    let text: String
    let offset: Int
  }

  /// Empty in `first()` and the like, which speak of the place in a list.
  let name: Word
  /// The outermost first.
  let transforms: [Word]

  /// Reads what stands between the braces of a tag.
  ///
  /// - Parameter offset: Where `text` starts in the template.
  init(_ text: Substring, offset: Int) throws(TemplateError) {
    let blank = text.prefix { $0.isWhitespace }
    let start = offset + blank.utf8.count
    let inner = text.dropFirst(blank.count)
    let expression = inner.prefix { !$0.isWhitespace }
    if expression.isEmpty { throw TemplateError(offset: start, message: "this tag names nothing") }
    try Self.checkCharacters(of: inner, offset: start)
    var words = expression.split(separator: "(", omittingEmptySubsequences: false)
    let closing = words[words.count - 1].firstIndex(of: ")").map { words[words.count - 1][$0...] }
    words[words.count - 1] = words[words.count - 1].prefix { $0 != ")" }
    guard (closing ?? "") == String(repeating: ")", count: words.count - 1),
      words.dropLast().allSatisfy({ !$0.isEmpty && !$0.contains(")") })
    else { throw TemplateError(offset: start, message: "the brackets of this tag do not match") }
    let placed = words.map { word in
      let before = expression.utf8.distance(from: expression.startIndex, to: word.startIndex)
      return Word(text: String(word), offset: start + before)
    }
    name = placed[placed.count - 1]
    transforms = placed.dropLast()
  }

  /// The expression as the section's closing tag has to repeat it.
  var written: String {
    transforms.reversed().reduce(name.text) { "\($1.text)(\($0))" }
  }

  private static func checkCharacters(
    of inner: Substring, offset: Int
  ) throws(TemplateError) {
    var offset = offset
    var isBehind = false
    for character in inner {
      let isName = character.isASCII && (character.isLetter || character.isNumber)
      if character.isWhitespace {
        isBehind = true
      } else if isBehind {
        throw TemplateError(offset: offset, message: "a tag holds only one name, without blanks")
      } else if !isName, !"_.()-?*".contains(character) {
        throw TemplateError(offset: offset, message: "\"\(character)\" cannot stand in a name")
      }
      offset += character.utf8.count
    }
  }
}
