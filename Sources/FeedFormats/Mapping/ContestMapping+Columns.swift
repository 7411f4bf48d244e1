extension ContestMapping {
  /// The columns that the mapping needs and a table does not have, in the order of the fields.
  func columns(missingIn table: FeedTree) -> [String] {
    var values = ContestField.allCases.compactMap { section[$0] }
    for section in candidates {
      values += CandidateField.allCases.compactMap { section[$0] }
    }
    for list in lists {
      values += ListField.allCases.compactMap { list.section[$0] }
      values += PersonField.allCases.compactMap { list.persons?[$0] }
    }
    let conditions = (section.conditions + candidates.flatMap(\.conditions)).filter(\.isWanted)
    let filters = conditions.compactMap(\.path.column).filter { table.number(of: $0) == nil }
    return values.flatMap { $0.columns(missingIn: table) } + filters
  }
}

extension MappingValue {
  /// The columns of the first way, when no way can be gone.
  fileprivate func columns(missingIn table: FeedTree) -> [String] {
    let missing = sources.map { $0.columns(missingIn: table) }
    return missing.contains { $0.isEmpty } ? [] : missing.first ?? []
  }
}

extension MappingValue.Source {
  fileprivate func columns(missingIn table: FeedTree) -> [String] {
    if otherwise != nil { return [] }
    switch origin {
    case .constant: return []
    case .joined(let values, _): return values.flatMap { $0.columns(missingIn: table) }
    case .paths(let paths):
      let isThere = paths.contains { path in
        path.column.map { table.number(of: $0) != nil } ?? true
      }
      return isThere ? [] : paths.prefix(1).compactMap(\.column)
    }
  }
}

extension MappingPath {
  /// The path as it is written.
  var text: String {
    (isFromTop ? "/" : "")
      + steps.reduce(into: "") { text, step in
        if case .picked(let path, let value) = step {
          text += "[\(path.text)\(value.map { "=" + $0 } ?? "")]"
        } else {
          text += (text.isEmpty ? "" : "/") + step.text
        }
      }
  }
}

extension MappingPath.Step {
  fileprivate var text: String {
    switch self {
    case .here: "."
    case .above: ".."
    case .named(let name): name
    case .anything: "*"
    case .ownName: "name()"
    case .picked: ""
    }
  }
}

extension MappingFile {
  /// The columns that the mapping names, by their names without regard to letter case, with `_` for blanks.
  var columnSpellings: [String: String] {
    let names = snapshot.values.flatMap(\.paths).compactMap(\.column) + contestColumns
    return Dictionary(
      names.map { (MappingTable.folded($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The columns that contests and what is in them name, sorted.
  var contestColumns: [String] {
    Set(contestPaths.compactMap(\.column)).sorted()
  }

  /// All paths of the file.
  var paths: [MappingPath] { snapshot.values.flatMap(\.paths) + contestPaths }

  private var contestPaths: [MappingPath] {
    var paths: [MappingPath] = []
    for contest in contests {
      paths += contest.section.paths + contest.candidates.flatMap(\.paths)
      paths += contest.lists.flatMap { $0.section.paths + ($0.persons?.paths ?? []) }
    }
    return paths
  }
}

extension MappingSection {
  fileprivate var paths: [MappingPath] {
    places + conditions.map(\.path) + fields.values.flatMap(\.paths)
  }
}

extension MappingValue {
  /// All paths, those of joined values too.
  var paths: [MappingPath] {
    sources.flatMap { source -> [MappingPath] in
      switch source.origin {
      case .paths(let paths): paths
      case .joined(let values, _): values.flatMap(\.paths)
      case .constant: []
      }
    }
  }
}
