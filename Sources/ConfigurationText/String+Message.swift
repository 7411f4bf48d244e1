extension String {
  /// The text in quotes for a message: one line, at most 60 characters.
  var quotedForMessage: String {
    let line = map { $0.isNewline || $0 == "\t" ? " " : $0 }
    return line.count > 60 ? "\"\(String(line.prefix(57)))…\"" : "\"\(String(line))\""
  }
}

extension Sequence<String> {
  /// `a, b or c`, each in quotes.
  var quotedAlternatives: String {
    let quoted = map(\.quotedForMessage)
    guard quoted.count > 1, let last = quoted.last else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
