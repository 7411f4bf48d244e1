/// The name of a file in PA Media's folders, such as `General_Election_rush_Hartlepool_2.xml`.
struct PAFileName {
  /// What files of one contest have in common, whatever their kind and revision.
  struct Subject: Hashable {
    /// In lower case.
    let election: String
    /// In lower case.
    let place: String
  }

  let text: String
  let kind: PAKind
  let subject: Subject
  /// A higher one replaces a lower; nil when the name has none.
  let revision: Int?
  /// Whether the election's name says that it is a test.
  let isTest: Bool

  /// Nil for names of any other form.
  init?(_ text: String) {
    guard text.lowercased().hasSuffix(".xml"), !text.hasPrefix(".") else { return nil }
    var words = text.dropLast(4).split(separator: "_", omittingEmptySubsequences: false)
    guard
      let position = words.indices.dropFirst().first(where: { Self.kind(words[$0]) != nil }),
      let kind = Self.kind(words[position])
    else { return nil }
    self.text = text
    self.kind = kind
    let number = Digits.number(String(words[words.count - 1]))
    revision = words.count - 1 > position ? number : nil
    if revision != nil { words.removeLast() }
    let election = words[..<position].joined(separator: " ")
    isTest = TestWords.areIn(election)
    subject = Subject(
      election: election.lowercased(),
      place: words[(position + 1)...].joined(separator: " ").lowercased())
  }

  private static func kind(_ word: Substring) -> PAKind? {
    PAKind.allCases.first { $0.rawValue.lowercased() == word.lowercased() }
  }
}
