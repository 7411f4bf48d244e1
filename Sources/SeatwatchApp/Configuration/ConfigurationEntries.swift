internal import ConfigurationText
internal import ElectionResults

/// An entry of `elections`, as written.
struct ElectionEntry: Sendable {
  let id: Located<String>
  let election: Election
  let baseline: Located<BaselineSource>?

  static let shape = Shape<ElectionEntry>.object(
    Key("id", Shape.identifier.located, "The election's id in events, rules and files."),
    Key(optional: "name", .string, "The name in messages. Default: the id."),
    Key(optional: "body", .string, "What is elected to, such as House of Commons."),
    Key(optional: "date", .date, "Polling day."),
    Key(
      "system", .system, default: "fptp",
      "How seats are won: fptp, one seat a contest for the most votes."),
    Key(
      optional: "seats", .integer(in: 1...100_000),
      "Seats that this election fills. Default: those of the contests that the feed shows."),
    Key(
      optional: "body_seats", .integer(in: 1...100_000),
      "Seats in the body. Default: those of `seats`."),
    Key(
      optional: "baseline", BaselineSource.shape.located,
      "The previous holders and figures: a baseline CSV, "
        + "or {format: F, path: …}. Default: what `seatwatch baseline import` stored."),
    unsupported: [
      "polls_close", "retained", "control", "expected", "feeds", "flips_on", "silent_after", "tags",
    ]
  ) { id, name, body, date, _, seats, bodySeats, baseline in
    ElectionEntry(
      id: id,
      election: Election(
        id: ElectionID(id.value), name: name ?? id.value, body: body, date: date?.description,
        seats: seats, bodySeats: bodySeats),
      baseline: baseline)
  }
}

extension Shape where Value == String {
  /// The electoral systems of the configuration; those that are known and not yet counted are refused by name.
  fileprivate static let system = Shape(
    schema: ["enum": ["fptp"]], expectation: "\"fptp\"", written: { .string($0) },
    read: readSystem)

  private static func readSystem(
    _ node: ConfigurationNode, _ diagnostics: inout Diagnostics
  ) -> String? {
    let later = [
      "ams", "sv", "runoff", "block", "stv", "list", "preferential", "electoral_college",
      "referendum",
    ]
    guard let text = node.scalar?.text, text != "fptp" else {
      if node.scalar == nil { diagnostics.mismatch("\"fptp\"", node) }
      return node.scalar?.text
    }
    if later.contains(text) {
      diagnostics.error(at: node.place, "the system `\(text)` is not supported yet")
    } else {
      diagnostics.unknownName(text, noun: "system", among: ["fptp"] + later, at: node.place)
    }
    return nil
  }
}

extension BaselineSource {
  fileprivate static let shape = Shape<BaselineSource>.either(
    scalar: Shape<String>.path.map { BaselineSource(paths: ["body": $0]) },
    mapping: .object(
      Key("format", .string, "The feed format of the files."),
      Key(
        "path",
        .either(
          scalar: Shape<String>.path.map { ["body": $0] },
          mapping: Shape.map(of: Shape<String>.path).map { parts in
            Dictionary(parts.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
          }),
        "The file, or a map of the named parts of the format."),
      unsupported: ["election", "by_elections"]
    ) { BaselineSource(format: $0, paths: $1) })
}
