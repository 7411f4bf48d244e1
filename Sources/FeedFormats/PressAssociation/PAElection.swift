internal import ElectionResults

/// The `Election` element of a file of PA Media.
struct PAElection {
  let name: String?
  /// `yyyy-mm-dd`.
  let day: String?

  init(_ node: FeedNode) throws(DecodingFailure) {
    name = node.text("@name")
    day = try node.day("@date")
  }

  var isTest: Bool { TestWords.areIn(name ?? "") }

  /// The id of a contest: PA's own number, which starts at 1 again in each election. It stands alone for the House of
  /// Commons; before any other stands the election's name without its year and without what makes it a test.
  func contestID(_ number: String, group: String? = nil) -> ContestID {
    Self.contestID(number, group: group, election: name)
  }

  /// The id of a contest in an election of this name.
  static func contestID(_ number: String, group: String?, election name: String?) -> ContestID {
    ContestID([scope(of: name ?? ""), group, number].compactMap { $0 }.joined(separator: "/"))
  }

  /// The words of an election's name that tell of a sort of election other than one to the House of Commons.
  static func sort(of name: String) -> Set<String> { sortWords.intersection(words(of: name)) }

  private static let sortWords: Set = [
    "local", "council", "councils", "mayor", "mayoral", "parliament", "scottish", "senedd", "welsh",
    "assembly", "police", "pcc", "european", "referendum",
  ]

  /// What stands before PA's numbers in elections of one name; nil for elections to the House of Commons.
  static func scope(of name: String) -> String? {
    let words = words(of: name).filter {
      $0 != "test" && $0 != "rehearsal" && Digits.number($0) == nil
    }
    let slug = words.joined(separator: "-")
    let isCommons =
      slug.contains("general-election") || slug.contains("by-election")
      || slug.contains("byelection")
    return slug.isEmpty || isCommons ? nil : slug
  }

  private static func words(of name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
