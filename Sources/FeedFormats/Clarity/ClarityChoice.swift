internal import ElectionResults

/// The words of a choice, such as `Donald J. Trump (I) (Rep)`.
struct ClarityChoice {
  let name: String
  /// Nil for nobody's.
  let party: PartyReference
  let isIncumbent: Bool

  /// What stands for no party.
  private static let nonPartisan: Set<String> = ["NP", "NON", "N/A", "NPA", "NONPARTISAN"]

  /// - Parameter stated: The choice's own attribute, which says no more than `NP` where the party stands in the words.
  init(_ text: String, party stated: String?) {
    var rest = text[...]
    var marks: [String] = []
    while let (before, mark) = Self.mark(atEndOf: rest) {
      marks.append(mark)
      rest = before
    }
    isIncumbent = marks.contains("I")
    let inWords = marks.first { $0 != "I" }
    let abbreviation = [stated, inWords].compactMap { $0 }
      .first { !Self.nonPartisan.contains($0.uppercased()) }
    name = String(rest).trimmed
    party = PartyReference(abbreviation: abbreviation)
  }

  /// Up to five letters in brackets at the end, after something else.
  private static func mark(atEndOf text: Substring) -> (before: Substring, mark: String)? {
    let trimmed = String(text).trimmed[...]
    guard trimmed.last == ")", let open = trimmed.lastIndex(of: "(") else { return nil }
    let mark = trimmed[trimmed.index(after: open)...].dropLast()
    let before = trimmed[..<open]
    guard (1...5).contains(mark.count), mark.allSatisfy(\.isLetter),
      !String(before).trimmed.isEmpty
    else { return nil }
    return (before, String(mark))
  }
}
