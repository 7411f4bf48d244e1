internal import ConfigurationText
internal import ElectionResults

/// What a field of ours holds, which decides what a mapping file may give it as a constant.
enum MappingSort: Sendable {
  case text, count, decimal, percentage, truth, moment, day, status, kind

  /// The only words that the field knows; nil when it knows others.
  var words: [String]? {
    switch self {
    case .truth: ["true", "false"]
    case .status: ContestStatus.allCases.map(\.rawValue)
    case .kind: ContestKind.allCases.map(\.rawValue)
    case .text, .count, .decimal, .percentage, .moment, .day: nil
    }
  }

  /// Whether a plain text in a mapping file is the value itself and no path to it.
  func isConstant(_ text: String) -> Bool {
    if let words { return words.contains(text) }
    return self == .count && Digits.number(text) != nil
  }

  /// Reports a constant that the field cannot hold; an empty one stands for nothing and is right everywhere.
  func check(_ constant: String, at place: SourcePlace, into diagnostics: inout Diagnostics) {
    guard !constant.isEmpty, let expected = expectation(insteadOf: constant) else { return }
    diagnostics.error(
      at: place, "expected \(expected), found \(Excerpt(constant))",
      suggestion: Suggestion.nearest(to: constant, among: words ?? []))
  }

  /// What would be right; nil when the constant is.
  private func expectation(insteadOf text: String) -> String? {
    if let words {
      return words.contains(text) ? nil : "one of " + words.joined(separator: ", ")
    }
    switch self {
    case .count: return Digits.number(text) == nil ? "a whole number" : nil
    case .decimal, .percentage:
      let number = NumberStyle.plain.decimal(text)
      let isRight = number.map { self == .decimal || (0...100).contains($0) } ?? false
      return isRight ? nil : self == .decimal ? "a number" : "a number from 0 to 100"
    case .moment: return Timestamp(rfc3339: text) == nil ? "a time with its zone" : nil
    case .day: return CalendarDate(text) == nil ? "a date such as 2021-05-06" : nil
    case .text, .truth, .status, .kind: return nil
    }
  }
}
