internal import Foundation

/// Compares names of contests as feeds and baselines spell them.
package enum ContestName {
  /// Characters that stand inside a word and say nothing.
  private static let silent: Set<Character> = ["'", "’", "‘", "ʼ", "`", "."]

  /// The name in lower case, without accents and punctuation, with single spaces in the place of hyphens and the like, and
  /// `and` for `&`: two spellings of one name are equal in it. Empty for a name without letters and digits.
  package static func folded(_ name: String) -> String {
    PersonName.folded(name.replacing("&", with: " and "))
      .filter { !silent.contains($0) }
      .split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}
