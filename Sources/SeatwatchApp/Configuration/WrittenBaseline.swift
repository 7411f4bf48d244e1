internal import ConfigurationText

/// The key `baseline` of an election, as written: a path, files in a format, or an earlier election.
struct WrittenBaseline: Sendable {
  let format: Located<String>?
  let paths: [String: String]?
  let election: Located<String>?
  let byElections: EarlierElection.ByElections

  /// The files; nil where the baseline is an election.
  var source: BaselineSource? { paths.map { BaselineSource(format: format?.value, paths: $0) } }

  static let shape = Shape<WrittenBaseline>.either(
    scalar: Shape<String>.path.map { path in
      WrittenBaseline(
        format: nil, paths: ["body": path], election: nil, byElections: .ignore)
    },
    mapping: Shape<WrittenBaseline>.object(
      Key(optional: "format", Shape.string.located, "The feed format of the files."),
      Key(
        optional: "path",
        .either(
          scalar: Shape<String>.path.map { ["body": $0] },
          mapping: Shape.map(of: Shape<String>.path).map { parts in
            Dictionary(parts.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
          }),
        "The file, or a map of the named parts of the format."),
      Key(
        optional: "election", Shape.string.located,
        "The id of an earlier election that is in the store."),
      Key(
        "by_elections", .oneOfCases, default: .ignore,
        "Whether by-elections since then change the holders."),
      make: WrittenBaseline.init
    ).checked { written, node, diagnostics in
      if written.election == nil {
        for key in ["format", "path"] where node[key] == nil {
          diagnostics.error(
            at: node.place,
            "\"\(key)\" is missing: a baseline is {format: F, path: P} or {election: ID}")
        }
        if let byElections = node["by_elections"] {
          diagnostics.error(
            at: byElections.place, "`by_elections` belongs to a baseline that is an `election`")
        }
      } else if let other = node["format"] ?? node["path"] {
        diagnostics.error(
          at: other.place, "a baseline is either files or an `election`, and not both")
      }
    })
}
