extension ConditionError {
  /// Says what SQLite found wrong with a condition in terms of the condition alone.
  init(
    _ refusal: ConditionConnection.Refusal, of statement: ConditionStatement,
    _ syntax: ConditionSyntax
  ) {
    if let (message, name) = refusal.refused {
      self.init(message, at: syntax.offset(of: name))
      return
    }
    let offset = Self.offset(refusal.offset, in: statement)
    if let name = Self.name(in: refusal.message, after: "no such column: ") {
      self = Self.unknownColumn(name, offset, syntax)
    } else if let name = Self.name(in: refusal.message, after: "no such table: ") {
      self.init(
        "no view is called \(name); a condition reads event, events, results, candidates and "
          + "tallies", at: offset ?? syntax.offset(of: name))
    } else if let name = Self.name(in: refusal.message, after: "no such function: ") {
      self.init("no function is called \(name)", at: offset ?? syntax.offset(of: name))
    } else if let offset, offset >= statement.expression.utf8.count {
      self.init("the expression ends too early", at: statement.expression.utf8.count)
    } else {
      self.init(refusal.message, at: offset)
    }
  }

  private static func unknownColumn(
    _ name: String, _ offset: Int?, _ syntax: ConditionSyntax
  ) -> ConditionError {
    let column = name.split(separator: ".").last.map(String.init) ?? name
    let place = offset ?? syntax.offset(of: column)
    let isQuoted = syntax.tokens.contains { $0.offset == place && $0.kind == .quotedName }
    let hint = isQuoted ? "; a text stands in single quotes: '\(name)'" : ""
    return ConditionError(
      "no column is called \(name)" + hint, at: place, unknownName: isQuoted ? nil : column)
  }

  /// SQLite's place, less what stands before the condition; what lies behind is its end.
  private static func offset(_ offset: Int, in statement: ConditionStatement) -> Int? {
    let offset = offset - statement.head.utf8.count
    return offset < 0 ? nil : min(offset, statement.expression.utf8.count)
  }

  private static func name(in message: String, after beginning: String) -> String? {
    message.hasPrefix(beginning) ? String(message.dropFirst(beginning.count)) : nil
  }
}
