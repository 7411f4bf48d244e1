/// Words by which the name of an election says that its figures are none.
enum TestWords {
  /// Whether one of them is among the words of a name.
  static func areIn(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.contains("test") || words.contains("rehearsal")
  }
}
