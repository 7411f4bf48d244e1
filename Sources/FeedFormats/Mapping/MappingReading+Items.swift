internal import ElectionResults

/// Items of RSS or Atom read as rows of what the mapping's patterns find in them.
extension MappingReading {
  /// Of several items of one contest the newest counts; items that no pattern fits are news.
  func snapshot(ofItems tree: FeedTree) throws(DecodingFailure) -> ResultsSnapshot {
    var snapshot = try frame(of: MappingNode(tree.root))
    var rows: [CSVRow] = []
    let items = try SyndicatedItem.items(of: tree)
    for item in items.sorted(by: { $0.isNewer(than: $1) }) {
      if let row = row(for: item) { rows.append(row) }
    }
    snapshot.publishedItems = items.filter { row(for: $0) == nil }.map(\.published)
    let spellings = mapping.columnSpellings
    let headings = mapping.itemColumns.map { spellings[MappingTable.folded($0)] ?? $0 }
    let table = try FeedTree(
      rows: rows, headings: headings, part: tree.part, log: tree.log)
    var gathering = ContestGathering()
    var known: Set<ContestID> = []
    for node in MappingNode(table.root).elements {
      for section in mapping.contests where section.section.admits(node) {
        guard let contest = try contest(section, in: node) else { continue }
        guard known.insert(contest.id).inserted else { continue }
        try gathering.add(contest, at: node, isOnlyPart: false)
      }
    }
    snapshot.contests = gathering.contests
    return snapshot
  }

  /// What the first pattern that fits finds in title or text; nil when none fits.
  private func row(for item: SyndicatedItem) -> CSVRow? {
    let published = item.published
    for pattern in mapping.items {
      for text in [published.title, published.text].compactMap({ $0 }) {
        guard let groups = pattern.groups(in: text) else { continue }
        let found = Dictionary(zip(pattern.names, groups), uniquingKeysWith: { first, _ in first })
        let own = [
          published.id, published.title, published.text, published.link,
          item.changedAt?.description,
        ]
        return CSVRow(
          line: item.node.line,
          fields: mapping.groupNames.map { found[$0] ?? "" } + own.map { $0 ?? "" })
      }
    }
    return nil
  }
}

extension MappingFile {
  /// Beside the groups of the patterns, the fields that every item has.
  private static let itemFields = ["item", "title", "text", "link", "published"]

  /// The named groups of all patterns, each once.
  fileprivate var groupNames: [String] {
    items.flatMap(\.names).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// The fields of the rows that items become.
  var itemColumns: [String] { groupNames + Self.itemFields }
}

extension SyndicatedItem {
  /// Whether the item comes first, so that an order of the feed does not matter.
  fileprivate func isNewer(than other: SyndicatedItem) -> Bool {
    let (mine, others) = (changedAt?.milliseconds ?? .min, other.changedAt?.milliseconds ?? .min)
    return (mine, published.id) > (others, other.published.id)
  }
}
