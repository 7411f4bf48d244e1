extension StringProtocol where SubSequence == Substring {
  /// The text without spaces and tabs at its ends: the optional white space of RFC 9110 §5.6.3.
  func trimmingBlanks() -> Substring {
    var rest = self[...]
    while rest.first == " " || rest.first == "\t" { rest.removeFirst() }
    while rest.last == " " || rest.last == "\t" { rest.removeLast() }
    return rest
  }

  /// The text without carriage returns and line feeds at its end.
  func trimmingLineEnd() -> Substring {
    var rest = self[...]
    while rest.last == "\n" || rest.last == "\r" || rest.last == "\r\n" { rest.removeLast() }
    return rest
  }
}
