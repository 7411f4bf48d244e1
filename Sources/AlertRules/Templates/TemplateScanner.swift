/// Reads the tags of a template before the Mustache library does: the library keeps its own reading to itself, renders
/// unknown names as nothing, and gives no place for them.
struct TemplateScanner {
  private static let deepestNesting = 16

  private let text: String
  private var position: String.Index
  private var scope = TemplateScope()

  private init(_ text: String) {
    self.text = text
    position = text.startIndex
  }

  /// Checks every tag, name and transform of a template; throws what it finds first.
  static func check(_ text: String) throws(TemplateError) {
    var scanner = TemplateScanner(text)
    while let opening = try scanner.nextOpening() {
      try scanner.readTag(openedAt: opening)
    }
    if let section = scanner.scope.sections.last {
      throw TemplateError(
        offset: section.offset,
        message: "this section is never closed; write {{/\(section.expression.written)}}")
    }
  }

  /// Moves behind the next `{{`; nil when there is none.
  private mutating func nextOpening() throws(TemplateError) -> String.Index? {
    while let brace = text[position...].firstIndex(of: "{") {
      position = text.index(after: brace)
      guard position < text.endIndex else {
        throw TemplateError(
          offset: offset(of: brace), message: "a template cannot end with a single {")
      }
      if text[position] == "{" {
        position = text.index(after: position)
        return brace
      }
    }
    return nil
  }

  private mutating func readTag(openedAt opening: String.Index) throws(TemplateError) {
    let start = offset(of: opening)
    let sigil = position < text.endIndex ? text[position] : " "
    if let refused = Self.refusals[sigil] {
      throw TemplateError(offset: start, message: refused + " not supported")
    }
    if "!#^/&{".contains(sigil) { position = text.index(after: position) }
    let content = try readContent(openedAt: start, closing: sigil == "{" ? "}}}" : "}}")
    if sigil == "!" { return }
    let expression = try TemplateExpression(content, offset: offset(of: content.startIndex))
    switch sigil {
    case "#", "^": try open(expression, isInverted: sigil == "^", at: start)
    case "/": try close(expression)
    default: try checkVariable(expression)
    }
  }

  private static let refusals: [Character: String] = [
    ">": "partials are", "<": "inheritance is", "$": "inheritance is",
    "=": "a change of delimiters is", "%": "pragmas are",
  ]

  /// What stands between the braces; moves behind the closing ones.
  private mutating func readContent(
    openedAt start: Int, closing: String
  ) throws(TemplateError) -> Substring {
    let rest = text[position...]
    var end = rest.startIndex
    while end < rest.endIndex {
      if rest[end] == "}", rest[end...].starts(with: closing) {
        position = text.index(end, offsetBy: closing.count)
        return rest[..<end]
      }
      end = rest.index(after: end)
    }
    throw TemplateError(offset: start, message: "this tag is never closed; write \(closing)")
  }

  private mutating func open(
    _ expression: TemplateExpression, isInverted: Bool, at offset: Int
  ) throws(TemplateError) {
    let kind = try scope.kind(of: expression)
    if case .list = kind, let list = scope.list {
      throw TemplateError(
        offset: offset, message: "a list cannot stand inside the list \"\(list.rawValue)\"")
    }
    if scope.sections.count == Self.deepestNesting {
      throw TemplateError(
        offset: offset, message: "sections are nested deeper than \(Self.deepestNesting) levels")
    }
    scope.open(
      .init(expression: expression, kind: kind, isInverted: isInverted, offset: offset))
  }

  private mutating func close(_ expression: TemplateExpression) throws(TemplateError) {
    let offset = (expression.transforms.first ?? expression.name).offset
    guard let section = scope.sections.last else {
      throw TemplateError(
        offset: offset, message: "no section \"\(expression.written)\" is open here")
    }
    guard section.expression.written == expression.written else {
      throw TemplateError(
        offset: offset,
        message: "this closes \"\(expression.written)\" while a section is open",
        suggestion: section.expression.written)
    }
    scope.close()
  }

  private func checkVariable(_ expression: TemplateExpression) throws(TemplateError) {
    let kind = try scope.kind(of: expression)
    switch kind {
    case .list(let list), .row(let list):
      let example = list == .tags ? "{{.}} " : "{{\(list.members[0].name)}} "
      throw TemplateError(
        offset: (expression.transforms.first ?? expression.name).offset,
        message: "\(kind) has no text of its own; write "
          + "{{#\(expression.written)}}\(example){{/\(expression.written)}}")
    default: return
    }
  }

  private func offset(of index: String.Index) -> Int {
    text.utf8.distance(from: text.startIndex, to: index)
  }
}
