internal import ConfigurationText
internal import Delivery
internal import Polling

/// The keys of `seatwatch.yaml`, as written.
struct ConfigurationFile: Sendable {
  let store: String?
  let parties: Located<String>?
  let crosswalk: Located<String>?
  let elections: Section<ElectionEntry>
  let feeds: Section<FeedEntry>
  let sinks: Section<SinkDefinition>
  let groups: [NamedValue<[Located<String>]>]
  let rules: [Located<String>]
  let archive: Archive
  let hosts: [NamedValue<RequestLimit>]

  /// The key `archive` as written; a nil path stands for the default.
  struct Archive: Sendable {
    var path: String?
    var keep = Duration.seconds(30 * 86_400)
  }

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
      optional: "crosswalk", Shape<String>.path.located,
      "A CSV of the ids that each contest has in several schemes. Default: none."),
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
      "groups", .map(of: .list(of: Shape.string.located, single: true, minimum: 1)), default: [],
      "Names for several sinks together, which rules may notify."),
    Key(
      "rules", .list(of: Shape<String>.path.located, single: true), default: [],
      "Globs of the rule files."),
    Key(
      "archive", archive, default: Archive(),
      "Where bodies of feeds with `archive: true` are kept, and for how long."),
    Key(
      "hosts", .map(of: limit), default: [],
      "How many requests all feeds together may make to a host."),
    unsupported: ["status", "heartbeat"], make: ConfigurationFile.init)

  private static let archive = Shape<Archive>.object(
    Key(
      optional: "path", .path,
      "The directory. Default: $STATE_DIRECTORY/archive, else ./archive."),
    Key(
      "keep", .duration(in: .seconds(3_600) ... .seconds(3_650 * 86_400)),
      default: Archive().keep, "The age at which a body is removed.")
  ) { Archive(path: $0, keep: $1) }

  private static let limit = Shape<RequestLimit>.object(
    Key("most", .integer(in: 1...100_000), "Requests in any span of the length `per`."),
    Key(
      "per", .duration(in: .seconds(1) ... .seconds(3_600)), default: .seconds(60),
      "The length of the span.")
  ) { RequestLimit(most: $0, per: $1) }

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
