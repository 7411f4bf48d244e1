/// What a mapped feed is written in.
enum MappingSyntax: String, Sendable, CaseIterable {
  case json, xml, csv, tsv
  /// RSS or Atom, whose items become rows of what patterns find in them.
  case rss

  var isTable: Bool { self == .csv || self == .tsv }
}
