internal import ElectionResults

/// The names that a template may use anywhere: the event's columns, `rule` and `severity`.
enum TemplateVocabulary {
  static let names = EventColumn.allCases.map(\.rawValue) + ["severity"]

  /// What a name stands for outside of lists; nil for one that nothing has.
  static func kind(of name: String) -> TemplateKind? {
    if name == "severity" { return .text }
    guard let column = EventColumn(rawValue: name) else { return nil }
    return switch column.kind {
    case .text: .text
    case .integer: .integer
    case .real: .real
    case .truth: .truth
    case .tags: .list(.tags)
    case .json: column == .candidates ? .list(.candidates) : .list(.changes)
    }
  }

  /// The list whose rows have a member of this name.
  static func list(withMember name: String) -> TemplateList? {
    TemplateList.allCases.first { $0.members.contains { $0.name == name } }
  }
}
