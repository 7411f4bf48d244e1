internal import ConfigurationText
internal import ElectionResults

/// A mapping file as written.
struct MappingFile: Sendable {
  var syntax: MappingSyntax
  /// The country whose parties are meant.
  var country: String?
  var encoding: TextEncoding?
  var table: MappingTable
  /// Finds the figures in an item of RSS or Atom; empty in other syntaxes.
  var items: [MappingPattern]
  var numbers: MappingNumbers
  var times: MappingTimes
  /// Our names of parties by the feed's in lower case.
  var parties: [String: String]
  var snapshot: [SnapshotField: MappingValue]
  var contests: [ContestMapping]

  static let shape = Shape<MappingFile>.object(
    Key("syntax", Shape<MappingSyntax>.oneOfCases, "What the feed is written in."),
    Key(
      optional: "country", Shape<String>.country,
      "The country whose parties are meant. Default: that of the election, if it says one."),
    Key(
      optional: "encoding", Shape<TextEncoding>.oneOfCases,
      "How its characters are written, where the body does not show it. Default: utf-8."),
    Key(optional: "delimiter", MappingTable.delimiterShape, "What stands between fields."),
    Key(optional: "quotes", .boolean, "Whether fields may stand in double quotes."),
    Key("skip_first", .integer(in: 0...1_000), default: 0, "Rows before the header."),
    Key("skip_last", .integer(in: 0...1_000), default: 0, "Rows at the end."),
    Key(
      optional: "columns", .list(of: .anyText, minimum: 1),
      "The names of the columns of a table without a header."),
    Key(
      "items",
      .object(
        Key(
          "pattern", .list(of: MappingPattern.shape, single: true, minimum: 1),
          "Named groups become fields; the first pattern that fits counts.")
      ) { $0 },
      default: [], "How figures are found in an item of RSS or Atom."),
    Key("numbers", MappingNumbers.shape, default: MappingNumbers(), "How numbers are written."),
    Key("times", MappingTimes.shape, default: MappingTimes(), "How times are written."),
    Key("parties", .map(of: .string), default: [], "Our names of parties by the feed's."),
    SnapshotField.keys,
    Key("contests", .list(of: ContestMapping.shape, single: true, minimum: 1), "The contests."),
    make: make
  ).checked(checkSyntax).checked(checkColumns).checked(checkPrefixes)

  private static let make:
    @Sendable (
      MappingSyntax, String?, TextEncoding?, UInt8?, Bool?, Int, Int, [String]?, [MappingPattern],
      MappingNumbers, MappingTimes, [NamedValue<String>], [String: MappingValue], [ContestMapping]
    ) -> MappingFile = {
      syntax, country, encoding, delimiter, hasQuotes, skipFirst, skipLast, columns, items, numbers,
      times,
      parties, fields, contests in
      MappingFile(
        syntax: syntax, country: country, encoding: encoding,
        table: MappingTable(
          delimiter: delimiter, hasQuotes: hasQuotes, skipFirst: skipFirst, skipLast: skipLast,
          columns: columns),
        items: items, numbers: numbers, times: times,
        parties: Dictionary(
          parties.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 }),
        snapshot: SnapshotField.fields(fields), contests: contests)
    }

  /// Refuses names of columns that the file itself shows not to be there: in items, and in tables without a header.
  private static let checkColumns:
    @Sendable (MappingFile, ConfigurationNode, inout Diagnostics) -> Void = {
      file, node, diagnostics in
      guard let columns = file.syntax == .rss ? file.itemColumns : file.table.columns else {
        return
      }
      let known = Set(columns.map(MappingTable.folded))
      for column in file.contestColumns where !known.contains(MappingTable.folded(column)) {
        let place = node["contests"]?.firstPlace(of: column) ?? node.place
        diagnostics.unknownName(
          column, noun: file.syntax == .rss ? "group" : "column", among: columns, at: place)
      }
    }

  /// Refuses names of XML with a prefix, which lead nowhere.
  private static let checkPrefixes:
    @Sendable (MappingFile, ConfigurationNode, inout Diagnostics) -> Void = {
      file, node, diagnostics in
      guard file.syntax == .xml else { return }
      for name in Set(file.paths.flatMap(\.names)).sorted() where name.contains(":") {
        let mark = name.hasPrefix("@") ? "@" : ""
        let local = mark + (name.split(separator: ":").last ?? "")
        diagnostics.error(
          at: node.firstPlace(containing: name) ?? node.place,
          "names of XML have no prefix here: write \(local)")
      }
    }

  /// Refuses keys that the syntax has no use for.
  private static let checkSyntax:
    @Sendable (MappingFile, ConfigurationNode, inout Diagnostics) -> Void = {
      file, node, diagnostics in
      for entry in node.entries ?? [] {
        if MappingTable.keyNames.contains(entry.key), !file.syntax.isTable {
          diagnostics.error(
            at: entry.keyPlace, "`\(entry.key)` is for csv and tsv, and this is \(file.syntax)")
        }
        if entry.key == "items", file.syntax != .rss {
          diagnostics.error(at: entry.keyPlace, "`items` is for rss, and this is \(file.syntax)")
        }
      }
      if file.syntax == .rss, file.items.isEmpty {
        diagnostics.error(
          at: node.place, "\"items\" is missing: a feed of items needs {pattern: …}")
      }
    }
}

extension ConfigurationNode {
  /// Where a text stands first among those within.
  fileprivate func firstPlace(of text: String) -> SourcePlace? {
    switch kind {
    case .scalar(let scalar): scalar.text == text ? place : nil
    case .sequence(let elements): elements.lazy.compactMap { $0.firstPlace(of: text) }.first
    case .mapping(let entries):
      entries.lazy.compactMap { entry in
        entry.key == text ? entry.keyPlace : entry.value.firstPlace(of: text)
      }.first
    case .null: nil
    }
  }

  /// Where a text stands first within another among those within.
  fileprivate func firstPlace(containing text: String) -> SourcePlace? {
    switch kind {
    case .scalar(let scalar):
      scalar.text.firstRange(of: text).map { range in
        place(
          atUTF8Offset: scalar.text.utf8.distance(
            from: scalar.text.startIndex, to: range.lowerBound))
      }
    case .sequence(let elements):
      elements.lazy.compactMap { $0.firstPlace(containing: text) }.first
    case .mapping(let entries):
      entries.lazy.compactMap { entry in
        entry.key.contains(text) ? entry.keyPlace : entry.value.firstPlace(containing: text)
      }.first
    case .null: nil
    }
  }
}
