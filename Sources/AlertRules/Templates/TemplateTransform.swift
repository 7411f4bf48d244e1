/// What a template can do to a value: `{{uppercased(contest_name)}}`, `{{#first(candidates)}}`.
///
/// | transform | of | gives |
/// |---|---|---|
/// | `uppercased`, `lowercased`, `capitalized` | text | text |
/// | `plusone`, `minusone` | whole number | whole number |
/// | `equalzero`, `even`, `odd` | whole number | truth, for a section |
/// | `count` | list | whole number |
/// | `empty` | list | truth |
/// | `first`, `last` | list | its first or last element |
/// | `reversed` | list | list |
/// | `sorted` | `tags` | list |
/// | `first()`, `last()`, `even()`, `odd()` | the place in the list around it | truth |
/// | `index()` | the place in the list around it | whole number from 0 |
enum TemplateTransform: String, CaseIterable {
  case uppercased, lowercased, capitalized
  case plusone, minusone, equalzero, even, odd
  case count, empty, first, last, reversed, sorted
  case index

  /// What the transform makes of a value; nil when it does not apply.
  func result(on kind: TemplateKind) -> TemplateKind? {
    switch (self, kind) {
    case (.uppercased, .text), (.lowercased, .text), (.capitalized, .text): .text
    case (.plusone, .integer), (.minusone, .integer), (.count, .list): .integer
    case (.equalzero, .integer), (.even, .integer), (.odd, .integer), (.empty, .list): .truth
    case (.first, .list(let list)), (.last, .list(let list)): list.element
    case (.reversed, .list), (.sorted, .list(.tags)): kind
    default: nil
    }
  }

  /// What the transform says of the place in a list; nil when it says nothing of it.
  var resultOnPosition: TemplateKind? {
    switch self {
    case .first, .last, .even, .odd: .truth
    case .index: .integer
    default: nil
    }
  }
}
