internal import ElectionResults

/// A part of `seatwatch status`: rows of one kind under a heading.
struct StatusSection {
  /// The word that tells its rows from others, for programs.
  let kind: String
  /// The heading for people.
  let title: String
  let columns: [Listing.Heading]
  let rows: [[EventValue?]]
  /// What the table says without rows; nil when the whole section is left out then.
  var empty: String?

  /// Sections in a form: under headings for people, otherwise one list of rows that begin with their kind.
  static func text(of sections: [StatusSection], as form: OutputForm) -> String {
    switch form {
    case .table:
      sections.compactMap(\.table).joined(separator: "\n")
    case .json:
      sections.flatMap(\.objects).joined()
    case .csv:
      rowsTogether(sections).text(as: .csv, empty: "")
    }
  }

  private var table: String? {
    guard let empty = rows.isEmpty ? empty : "" else { return nil }
    let listing = Listing(columns: columns, rows: rows)
    return title + "\n" + listing.text(as: .table, empty: empty)
  }

  private var objects: [String] {
    rows.map { row in
      let members = zip(columns, row).map { column, value in
        (column.name, value.map(JSONText.value))
      }
      return JSONText.object([("kind", JSONText.value(.text(kind)))] + members) + "\n"
    }
  }

  /// All rows under all columns, each column where it first comes.
  private static func rowsTogether(_ sections: [StatusSection]) -> Listing {
    var names: [String] = []
    for name in sections.flatMap({ $0.columns.map(\.name) }) where !names.contains(name) {
      names.append(name)
    }
    let rows = sections.flatMap { section in
      section.rows.map { row in
        let values = Dictionary(
          zip(section.columns.map(\.name), row), uniquingKeysWith: { first, _ in first })
        return [.text(section.kind)] + names.map { values[$0] ?? nil }
      }
    }
    return Listing(columns: (["kind"] + names).map { Listing.Heading(name: $0) }, rows: rows)
  }
}
