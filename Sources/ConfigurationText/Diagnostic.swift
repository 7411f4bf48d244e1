/// One finding about a configuration file, at a place.
package struct Diagnostic: Sendable, Equatable, CustomStringConvertible {
  /// Whether the configuration can be used all the same.
  package enum Severity: String, Sendable {
    case error, warning
  }

  package let place: SourcePlace
  package let severity: Severity
  /// What is wrong and what would be right: lower case, no full stop, never a secret.
  package let message: String
  /// The known name that comes nearest to what was written; nil when none is near.
  package let suggestion: String?

  package init(
    place: SourcePlace, severity: Severity = .error, message: String, suggestion: String? = nil
  ) {
    self.place = place
    self.severity = severity
    self.message = message
    self.suggestion = suggestion
  }

  /// `file:line:column: error: message; did you mean "name"?`
  package var description: String {
    let hint = suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
    return "\(place): \(severity.rawValue): \(message)\(hint)"
  }

  /// The description, the source line, and a caret under the place.
  package var rendered: String {
    let line = place.file.line(place.line)
    let shown = line.map { $0 == "\t" || !$0.isControlCharacter ? $0 : "\u{FFFD}" }
    let margin = line.prefix(place.column - 1).map { $0 == "\t" ? "\t" : $0.blank }.joined()
    return "\(description)\n\(String(shown))\n\(margin)^"
  }
}

extension Character {
  fileprivate var isControlCharacter: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  /// Blanks as wide as this character stands in a terminal.
  fileprivate var blank: String {
    guard let first = unicodeScalars.first else { return "" }
    let isWide =
      (0x1100...0x115F).contains(first.value) || (0x2E80...0xA4CF).contains(first.value)
      || (0xAC00...0xD7A3).contains(first.value) || (0xF900...0xFAFF).contains(first.value)
      || (0xFF00...0xFF60).contains(first.value) || first.properties.isEmojiPresentation
    return isWide ? "  " : " "
  }
}
