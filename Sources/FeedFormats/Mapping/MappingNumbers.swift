internal import ConfigurationText

/// How a feed writes its numbers as text.
struct MappingNumbers: Sendable {
  var style = NumberStyle(absent: ["-", "–", "n/a"])

  /// The text with one plain space for each run of white space, where that may stand between digits.
  func plain(_ text: String) -> String {
    guard style.grouping.contains(" ") else { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static let shape = Shape<MappingNumbers>.object(
    Key(
      "thousands", .list(of: character, single: true), default: [],
      "What may stand between groups of three digits."),
    Key(
      optional: "decimal", character,
      "What stands before decimals. Default: a point, or a comma where points group digits."),
    Key(
      "absent", .list(of: .anyText, single: true), default: ["-", "–", "n/a"],
      "Texts that stand for no number.")
  ) { thousands, decimal, absent in
    MappingNumbers(
      style: NumberStyle(
        grouping: Set(thousands), decimal: decimal ?? (thousands.contains(".") ? "," : "."),
        absent: Set(absent.map { $0.lowercased() })))
  }.checked { numbers, node, diagnostics in
    if numbers.style.grouping.contains(numbers.style.decimal) {
      diagnostics.error(
        at: node.place, "thousands and decimals cannot be written with the same character")
    }
  }

  private static let character = Shape<Character>(
    schema: ["type": "string", "minLength": 1, "maxLength": 1],
    expectation: "one character such as \",\""
  ) { node, diagnostics in
    if let text = node.scalar?.text, text.count == 1, let character = text.first,
      !character.isNumber
    {
      return character
    }
    diagnostics.mismatch("one character such as \",\"", node)
    return nil
  }
}
