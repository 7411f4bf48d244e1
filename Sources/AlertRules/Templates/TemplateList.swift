/// The lists of an event that a template can go through.
enum TemplateList: String, CaseIterable {
  case candidates, changes, tags

  /// The names that stand for a row's members inside the list's section; tags are plain texts.
  var members: [(name: String, kind: TemplateKind)] {
    switch self {
    case .candidates:
      [
        ("name", .text), ("party", .text), ("votes", .integer), ("final_votes", .integer),
        ("pct", .real), ("change", .real), ("elected", .truth),
      ]
    case .changes: [("field", .text), ("was", .text), ("now", .text)]
    case .tags: []
    }
  }

  /// What `.` is inside the list's section.
  var element: TemplateKind { self == .tags ? .text : .row(self) }
}
