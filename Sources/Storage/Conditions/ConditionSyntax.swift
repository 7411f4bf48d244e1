internal import ElectionResults

/// What the text of a condition may not contain, found before SQLite sees it.
///
/// SQLite's authorizer refuses what an expression reads and calls. Here stands what it cannot tell: text that would
/// break out of the parentheses that we put around it, and names that mean something else than they seem to.
struct ConditionSyntax {
  let tokens: [SQLToken]

  init(_ expression: String) throws(ConditionError) {
    tokens = try SQLTokenizer.tokens(of: expression)
    guard let first = tokens.first else { throw ConditionError("the expression is empty") }
    guard !first.isWord("SELECT", "WITH", "VALUES") else {
      throw ConditionError("put the sub-select in parentheses", at: first.offset)
    }
    for token in tokens { try Self.refuse(token) }
    try walk()
  }

  /// Names that may be those of common table expressions, in lower case; others may be among them.
  var tableExpressions: Set<String> {
    let names = tokens.indices.filter { index in
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      let previous = index > 0 ? tokens[index - 1] : nil
      let isFirst = previous?.isWord("WITH", "RECURSIVE") == true
      let isFurther = previous?.isSymbol(",") == true && next?.isSymbol("(") == true
      return tokens[index].isName && (isFirst || isFurther || next?.isWord("AS") == true)
    }
    return Set(names.map { tokens[$0].text.lowercased() })
  }

  /// Where a name stands first.
  func offset(of name: String) -> Int? {
    tokens.first { $0.isName && $0.text.lowercased() == name.lowercased() }?.offset
  }

  private static func refuse(_ token: SQLToken) throws(ConditionError) {
    if token.kind == .parameter {
      throw ConditionError(
        "a condition has no parameters such as \(token.text); put texts in single quotes",
        at: token.offset)
    }
    if token.isSymbol(";") {
      throw ConditionError("a condition is one expression, without semicolon", at: token.offset)
    }
    if token.isName, reserved.contains(token.text.lowercased()) {
      throw ConditionError(
        "\(token.text) is out of reach; a condition reads event, events, results, candidates "
          + "and tallies", at: token.offset)
    }
  }

  /// The schemas and tables, which would lead past the views as of the event, and our own functions.
  ///
  /// The authorizer alone does not do: it takes a common table expression called `results` for the view of that name.
  private static let reserved: Set<String> = ConditionFunctions.own.union([
    "main", "temp", "standings", "candidate_standings", "tally_standings",
  ])

  /// The names that are columns of some view, and so never stand for themselves inside a sub-select.
  private static let columns: Set<String> = Set(
    EventColumn.allCases.map(\.rawValue) + ResultView.allCases.flatMap(\.columns)
      + ["rowid", "oid", "_rowid_"])

  /// What is known of an open parenthesis.
  private struct Frame {
    var offset: Int
    var isInsideSelect: Bool
    /// The next name is that of a table.
    var expectsTable = false
    var isInFrom = false
    /// `USING (…)` names columns of both sides.
    var isUsing = false
  }

  private func walk() throws(ConditionError) {
    var frames = [Frame(offset: 0, isInsideSelect: false)]
    for (index, token) in tokens.enumerated() {
      if token.isSymbol("(") {
        frames[frames.count - 1].expectsTable = false
        frames.append(frame(at: index, inside: frames[frames.count - 1]))
      } else if token.isSymbol(")") {
        guard frames.count > 1 else {
          throw ConditionError("no parenthesis is open here", at: token.offset)
        }
        frames.removeLast()
      } else if frames[frames.count - 1].isInsideSelect {
        try visit(index, &frames[frames.count - 1])
      }
    }
    if frames.count > 1, let open = frames.last {
      throw ConditionError("the parenthesis is not closed", at: open.offset)
    }
  }

  private func frame(at index: Int, inside outer: Frame) -> Frame {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    let isSelect = next?.isWord("SELECT", "WITH", "VALUES") == true
    var frame = Frame(
      offset: tokens[index].offset, isInsideSelect: outer.isInsideSelect || isSelect)
    frame.isUsing = index > 0 && tokens[index - 1].isWord("USING")
    // FROM (a JOIN b): the names in such parentheses are tables too.
    let isJoin = outer.isInFrom && index > 0 && tokens[index - 1].isWord("FROM", "JOIN")
    frame.isInFrom = isJoin && !isSelect
    frame.expectsTable = frame.isInFrom
    return frame
  }

  private func visit(_ index: Int, _ frame: inout Frame) throws(ConditionError) {
    let token = tokens[index]
    if token.isWord("FROM", "JOIN") {
      // `IS DISTINCT FROM` compares, and names no table.
      let compares =
        index > 1 && tokens[index - 1].isWord("DISTINCT")
        && tokens[index - 2].isWord("IS", "NOT")
      if !compares { (frame.isInFrom, frame.expectsTable) = (true, true) }
    } else if token.isWord(
      "SELECT", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "WINDOW", "UNION", "EXCEPT",
      "INTERSECT")
    {
      (frame.isInFrom, frame.expectsTable) = (false, false)
    } else if token.isSymbol(",") {
      frame.expectsTable = frame.isInFrom
    } else if token.isName {
      defer { frame.expectsTable = false }
      guard !frame.expectsTable, !frame.isUsing, isBare(index) else { return }
      guard Self.columns.contains(token.text.lowercased()) else { return }
      throw ConditionError(
        "inside a sub-select write event.\(token.text) or the view's name, such as "
          + "r.\(token.text)", at: token.offset)
    }
  }

  /// Whether the name stands alone: not `view.name`, `name.column`, `name(…)` or `AS name`.
  private func isBare(_ index: Int) -> Bool {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    if let next, next.isSymbol(".") || next.isSymbol("(") && tokens[index].kind == .word {
      return false
    }
    guard index > 0 else { return true }
    return !tokens[index - 1].isSymbol(".") && !tokens[index - 1].isWord("AS")
  }
}
