/// How an identifier of a contest is built. Two different identifiers of one shape are taken to be of one scheme, in which
/// they mean two contests.
struct IdentifierShape: Hashable {
  private let pattern: String

  /// More changes from letters to digits and back are no pattern, as in a hexadecimal number.
  private static let mostRuns = 3
  /// Letters alone are a code up to this length, such as `AL`, and beyond it words.
  private static let longestCode = 3

  init(_ id: ContestID) {
    let characters = Array(id.text.lowercased())
    if Self.isStatisticsCode(characters) {
      pattern = "statistics code"
      return
    }
    var runs = ""
    for character in characters where character.isLetter || character.isNumber {
      let kind: Character = character.isLetter ? "a" : "0"
      if runs.last != kind { runs.append(kind) }
    }
    if runs == "a", characters.count <= Self.longestCode {
      pattern = "code"
    } else {
      pattern = runs.count > Self.mostRuns ? "mixed" : runs
    }
  }

  /// Whether it is a code of the statistics offices of the United Kingdom: the letter of a country and eight digits.
  private static func isStatisticsCode(_ characters: [Character]) -> Bool {
    guard characters.count == 9, let first = characters.first, "enswk".contains(first) else {
      return false
    }
    return characters.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
  }
}
