internal import ConfigurationText
internal import Delivery

/// The keys of `seatwatch.yaml`, as written.
struct ConfigurationFile: Sendable {
  let store: String?
  let parties: Located<String>?
  let elections: Section<ElectionEntry>
  let feeds: Section<FeedEntry>
  let sinks: Section<SinkDefinition>
  let rules: [Located<String>]

  /// A list of entries: inline, or in files that globs match.
  enum Section<Entry: Sendable>: Sendable {
    case inline([WrittenEntry<Entry>])
    case files([Located<String>])
  }

  static let shape = Shape<ConfigurationFile>.object(
    Key(
      optional: "store", .path,
      "The store's file. Default: $STATE_DIRECTORY/seatwatch.db, else ./seatwatch.db."),
    Key(
      optional: "parties", Shape<String>.path.located,
      "The parties and their other names. Default: the list built in, which is Config/parties.yaml."
    ),
    Key(
      "elections", section(of: ElectionEntry.shape), default: .inline([]),
      "The elections, or globs of files that have `elections:`."),
    Key(
      "feeds", section(of: FeedEntry.shape), default: .inline([]),
      "The feeds, or globs of files that have `feeds:`."),
    Key(
      "sinks", section(of: SinkDefinition.shape), default: .inline([]),
      "Where alerts go, or globs of files that have `sinks:`."),
    Key(
      "rules", .list(of: Shape<String>.path.located, single: true), default: [],
      "Globs of the rule files."),
    unsupported: ["status", "heartbeat", "crosswalk"]
  ) {
    ConfigurationFile(
      store: $0, parties: $1, elections: $2, feeds: $3, sinks: $4, rules: $5)
  }

  private static func section<Entry>(of entry: Shape<Entry>) -> Shape<Section<Entry>> {
    .either(
      scalar: Shape<String>.path.located.map { .files([$0]) },
      list: Shape(
        schema: ["type": "array"], expectation: "a list, or globs of files"
      ) { node, diagnostics in
        let isGlobs = node.elements?.first?.scalar != nil
        guard isGlobs else {
          return Shape.list(of: WrittenEntry.shape(of: entry)).read(node, &diagnostics).map {
            .inline($0)
          }
        }
        return Shape.list(of: Shape<String>.path.located).read(node, &diagnostics)
          .map { .files($0) }
      })
  }
}
