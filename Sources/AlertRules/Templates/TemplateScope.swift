/// The sections that are open at a place of a template, and what names mean there.
struct TemplateScope {
  /// A section that is not closed yet.
  struct Section {
    let expression: TemplateExpression
    let kind: TemplateKind
    /// Shown when the value is missing, false or empty.
    let isInverted: Bool
    /// Of the tag that opens it.
    let offset: Int
  }

  private(set) var sections: [Section] = []

  mutating func open(_ section: Section) { sections.append(section) }

  mutating func close() { sections.removeLast() }

  /// What an expression stands for here.
  func kind(of expression: TemplateExpression) throws(TemplateError) -> TemplateKind {
    var transforms = expression.transforms
    var kind: TemplateKind
    if expression.name.text.isEmpty, let innermost = transforms.popLast() {
      kind = try positionKind(of: innermost)
    } else {
      kind = try self.kind(named: expression.name)
    }
    for word in transforms.reversed() {
      guard let result = try transform(word).result(on: kind) else {
        throw TemplateError(
          offset: word.offset,
          message: "\"\(word.text)\" does not apply to \(kind.description)")
      }
      kind = result
    }
    return kind
  }

  /// The list whose section is open around this place.
  var list: TemplateList? {
    for section in sections where !section.isInverted {
      if case .list(let list) = section.kind { return list }
    }
    return nil
  }

  private func kind(named name: TemplateExpression.Word) throws(TemplateError) -> TemplateKind {
    if name.text == "." { return try currentKind(at: name.offset) }
    for section in sections.reversed() where !section.isInverted {
      switch section.kind {
      case .list(let list), .row(let list):
        if let member = list.members.first(where: { $0.name == name.text }) { return member.kind }
      default: continue
      }
    }
    if let kind = TemplateVocabulary.kind(of: name.text) { return kind }
    if let list = TemplateVocabulary.list(withMember: name.text) {
      throw TemplateError(
        offset: name.offset,
        message: "\"\(name.text)\" has a meaning only inside {{#\(list.rawValue)}}")
    }
    let members = list?.members.map(\.name) ?? []
    throw .unknown("column", name, among: members + TemplateVocabulary.names)
  }

  /// What `.` stands for: the value of the innermost section that is no mere condition.
  private func currentKind(at offset: Int) throws(TemplateError) -> TemplateKind {
    for section in sections.reversed() {
      switch (section.kind, section.isInverted) {
      case (.truth, _), (.text, true), (.integer, true), (.real, true), (.row, true): continue
      case (.list(.tags), false): return .text
      case (.text, false), (.integer, false), (.real, false): return section.kind
      case (.list, _), (.row, _):
        throw TemplateError(offset: offset, message: "\".\" is no single value here; name one")
      }
    }
    throw TemplateError(
      offset: offset, message: "\".\" has a meaning only inside a section of a value")
  }

  private func positionKind(of word: TemplateExpression.Word) throws(TemplateError) -> TemplateKind
  {
    guard let result = try transform(word).resultOnPosition else {
      throw TemplateError(
        offset: word.offset, message: "\"\(word.text)\" needs a name in its brackets")
    }
    for section in sections.reversed() {
      switch (section.kind, section.isInverted) {
      case (.truth, _), (.text, true), (.integer, true), (.real, true), (.row, true): continue
      case (.list, false): return result
      default: break
      }
      break
    }
    throw TemplateError(
      offset: word.offset,
      message: "\"\(word.text)()\" has a meaning only directly inside a list")
  }

  private func transform(
    _ word: TemplateExpression.Word
  ) throws(TemplateError) -> TemplateTransform {
    guard let transform = TemplateTransform(rawValue: word.text) else {
      throw .unknown("transform", word, among: TemplateTransform.allCases.map(\.rawValue))
    }
    return transform
  }
}
