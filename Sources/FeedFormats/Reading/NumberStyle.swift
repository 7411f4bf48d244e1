/// How a feed writes numbers as text.
package struct NumberStyle: Sendable, Equatable {
  /// What may stand between groups of three digits.
  var grouping: Set<Character> = []
  var decimal: Character = "."
  /// Words that stand for a number that is not there, in lower case; empty text always does.
  var absent: Set<String> = []

  /// Digits alone.
  package static let plain = NumberStyle()
  /// `31,488.5`.
  package static let english = NumberStyle(grouping: [","], absent: ["n/a", "-", "–"])

  /// Whether a text says that there is no number.
  func isAbsent(_ text: String) -> Bool { text.isEmpty || absent.contains(text.lowercased()) }

  /// The whole number that a text writes, from 0 to ``Digits/most``; nil for anything else.
  func count(_ text: String) -> Int? { ungrouped(text).flatMap(Digits.number) }

  /// The number that a text writes, with or without decimals and a sign; nil for anything else.
  func decimal(_ text: String) -> Double? {
    var rest = text[...]
    let sign: Double = rest.first == "-" || rest.first == "−" ? -1 : 1
    if let first = rest.first, "+-−".contains(first) { rest = rest.dropFirst() }
    let halves = rest.split(separator: decimal, omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), halves.contains(where: { !$0.isEmpty }),
      let whole = halves[0].isEmpty ? "0" : ungrouped(String(halves[0]))
    else { return nil }
    let fraction = halves.count == 2 ? halves[1] : ""
    guard (whole + fraction).utf8.allSatisfy({ 0x30...0x39 ~= $0 }), whole.count <= 15 else {
      return nil
    }
    return Double(whole + "." + (fraction.isEmpty ? "0" : fraction)).map { sign * $0 }
  }

  /// The digits without separators; nil where these do not stand before groups of three.
  private func ungrouped(_ text: String) -> String? {
    let groups = text.split(omittingEmptySubsequences: false) { grouping.contains($0) }
    guard groups.count > 1 else { return text }
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      return nil
    }
    return groups.joined()
  }
}
