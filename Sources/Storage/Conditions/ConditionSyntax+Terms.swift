internal import ElectionResults

extension ConditionSyntax {
  /// The terms that the condition joins by AND, as they are written; the whole where it joins by OR, or not at all.
  ///
  /// Parentheses around all of it are looked through.
  func terms(of expression: String) -> [String] {
    ranges(in: tokens.indices).map { range in
      let bytes = expression.utf8
      let start = bytes.index(bytes.startIndex, offsetBy: tokens[range.lowerBound].offset)
      let end = bytes.index(bytes.startIndex, offsetBy: tokens[range.upperBound - 1].end)
      return String(expression[start..<end])
    }
  }

  /// The columns of the event, in the order in which they are named, each once.
  ///
  /// They are named bare outside of sub-selects, as `event.column` anywhere, and `has_tag('x')` names the tags.
  var eventColumns: [EventColumn] {
    var columns: [EventColumn] = []
    for index in tokens.indices {
      guard let column = eventColumn(at: index), !columns.contains(column) else { continue }
      columns.append(column)
    }
    return columns
  }

  private func eventColumn(at index: Int) -> EventColumn? {
    guard tokens[index].isName else { return nil }
    let name = tokens[index].text.lowercased()
    if name == "has_tag", self[index + 1]?.isSymbol("(") == true {
      return argumentCount(ofCallAt: index) == 1 ? .tags : nil
    }
    let next = self[index + 1]
    guard next?.isSymbol("(") != true, next?.isSymbol(".") != true else { return nil }
    if self[index - 1]?.isSymbol(".") == true {
      guard let owner = self[index - 2], owner.isName, owner.text.lowercased() == "event" else {
        return nil
      }
    }
    return EventColumn(rawValue: name)
  }

  /// How many arguments the call of the function at a place has.
  func argumentCount(ofCallAt index: Int) -> Int {
    var depth = 0
    var count = 0
    for token in tokens[(index + 1)...] {
      if token.isSymbol("(") {
        depth += 1
      } else if token.isSymbol(")") {
        depth -= 1
        if depth == 0 { break }
      } else if token.isSymbol(","), depth == 1 {
        count += 1
      } else if count == 0 {
        count = 1
      }
    }
    return count
  }

  private subscript(index: Int) -> SQLToken? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  private func ranges(in range: Range<Int>) -> [Range<Int>] {
    if let inner = contents(ofParenthesesAround: range) { return ranges(in: inner) }
    var ranges: [Range<Int>] = []
    var start = range.lowerBound
    var (depth, betweens) = (0, 0)
    for index in range {
      let token = tokens[index]
      // CASE … END holds ANDs of its own.
      if token.isSymbol("(") || token.isWord("CASE") { depth += 1 }
      if token.isSymbol(")") || token.isWord("END") { depth -= 1 }
      guard depth == 0 else { continue }
      if token.isWord("OR") { return [range] }
      if token.isWord("BETWEEN") { betweens += 1 }
      guard token.isWord("AND") else { continue }
      if betweens > 0 {
        betweens -= 1
      } else {
        ranges.append(start..<index)
        start = index + 1
      }
    }
    ranges.append(start..<range.upperBound)
    return ranges
  }

  /// What stands in parentheses that hold all of it; nil where there are none, or a sub-select stands in them.
  private func contents(ofParenthesesAround range: Range<Int>) -> Range<Int>? {
    guard range.count > 2, tokens[range.lowerBound].isSymbol("(") else { return nil }
    let inner = range.dropFirst().dropLast()
    guard !tokens[inner.lowerBound].isWord("SELECT", "WITH", "VALUES") else { return nil }
    var depth = 0
    for index in range {
      if tokens[index].isSymbol("(") { depth += 1 }
      if tokens[index].isSymbol(")") { depth -= 1 }
      if depth == 0 { return index == range.upperBound - 1 ? inner : nil }
    }
    return nil
  }
}
