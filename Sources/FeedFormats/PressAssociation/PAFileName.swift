/// The name of a file in PA Media's folders that is of one contest, such as `General_Election_rush_Hartlepool_2.xml`.
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
  /// A higher one replaces a lower.
  let revision: Int
  /// Whether the election's name says that it is a test.
  let isTest: Bool

  /// Nil for names of any other form, and for sums over all contests.
  init?(_ text: String) {
    guard text.lowercased().hasSuffix(".xml"), !text.hasPrefix(".") else { return nil }
    var words = text.dropLast(4).split(separator: "_", omittingEmptySubsequences: false)
    guard
      let position = words.indices.dropFirst().first(where: { Self.kind(words[$0]) != nil }),
      let kind = Self.kind(words[position]), kind != .stateOfParties,
      let revision = Digits.number(String(words.removeLast())), words.count > position + 1
    else { return nil }
    self.text = text
    self.kind = kind
    self.revision = revision
    let election = words[..<position].joined(separator: " ")
    isTest = TestWords.areIn(election)
    subject = Subject(
      election: election.lowercased(),
      place: words[(position + 1)...].joined(separator: " ").lowercased())
  }

  /// Whether two files under other names are the same piece of news: of one kind, contest and revision, as far as names
  /// tell. Places of one name have contests of their own in elections of another sort.
  func isSameNews(as other: PAFileName) -> Bool {
    text != other.text && kind == other.kind && revision == other.revision
      && isTest == other.isTest && subject.place == other.subject.place
      && PAElection.sort(of: subject.election) == PAElection.sort(of: other.subject.election)
  }

  private static func kind(_ word: Substring) -> PAKind? {
    PAKind.allCases.first { $0.rawValue.lowercased() == word.lowercased() }
  }
}
