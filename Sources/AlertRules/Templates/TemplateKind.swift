/// What a name in a template stands for, which decides where it may be used.
enum TemplateKind: Equatable, CustomStringConvertible {
  case text, integer, real, truth
  case list(TemplateList)
  /// One row of a list of rows.
  case row(TemplateList)

  /// The kind in the words of a message.
  var description: String {
    switch self {
    case .text: "a text"
    case .integer: "a whole number"
    case .real: "a number with decimals"
    case .truth: "true or false"
    case .list(let list): "the list \"\(list.rawValue)\""
    case .row(let list): "a row of \"\(list.rawValue)\""
    }
  }
}
