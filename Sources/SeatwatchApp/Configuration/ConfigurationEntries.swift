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

/// An entry of `feeds`, as written.
struct FeedEntry: Sendable {
  let id: Located<String>
  let election: Located<String>
  let url: Located<[NamedValue<SecretText>]>
  let format: Located<String>
  let every: Duration
  let firstPoll: FeedConfiguration.FirstPoll

  static let shape = Shape<FeedEntry>.object(
    Key("id", Shape.identifier.located, "The feed's id in events, logs and commands."),
    Key("election", Shape.string.located, "The id of the election that it reports."),
    Key(
      "url", Shape.addresses.located,
      "Its address (http, https, ftp, file), or a map of the named parts of its format."),
    Key("format", Shape.string.located, "The name of its format."),
    Key(
      "every", .interval, default: .seconds(30), "The wait between two polls when all is well."),
    Key(
      "first_poll", .firstPoll, default: .silent,
      "What becomes of what the first poll shows: silent stores it, alert treats it like any other."
    ),
    unsupported: [
      "only", "stale_after", "release_after", "accept_test", "archive", "headers", "gap_after",
      "throttle_on", "declares_when",
    ]
  ) { id, election, url, format, every, firstPoll in
    FeedEntry(
      id: id, election: election, url: url, format: format, every: every, firstPoll: firstPoll)
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

extension Shape where Value == FeedConfiguration.FirstPoll {
  fileprivate static let firstPoll = Shape(
    schema: ["enum": ["silent", "alert"]], expectation: "\"silent\" or \"alert\"",
    written: { .string($0.rawValue) }, read: readFirstPoll)

  private static func readFirstPoll(
    _ node: ConfigurationNode, _ diagnostics: inout Diagnostics
  ) -> FeedConfiguration.FirstPoll? {
    if let text = node.scalar?.text {
      if let value = FeedConfiguration.FirstPoll(rawValue: text) { return value }
      if text == "digest" {
        diagnostics.error(at: node.place, "`first_poll: digest` is not supported yet")
        return nil
      }
    }
    diagnostics.mismatch("\"silent\" or \"alert\"", node)
    return nil
  }
}

extension Shape where Value == Duration {
  fileprivate static let interval = Shape.either(
    scalar: .duration(in: .milliseconds(100)...(.seconds(86_400))),
    mapping: Shape(schema: ["not": [:]], expectation: "a duration such as 10s") {
      node, diagnostics in
      diagnostics.error(at: node.place, "`every: {fast, slow}` is not supported yet")
      return nil
    })
}

extension Shape where Value == [NamedValue<SecretText>] {
  /// One address, or a map of named ones. A mapping that is a reference to a secret is one address.
  fileprivate static let addresses = Shape(
    schema: [
      "anyOf": [Shape<SecretText>.textOrSecret.schema, Shape.map(of: .textOrSecret).schema]
    ],
    expectation: "an address, or a map of named addresses"
  ) { node, diagnostics in
    let isMap = node.entries.map { entries in
      !entries.contains { ["credential", "env", "file"].contains($0.key) }
    }
    if isMap == true { return Shape.map(of: .textOrSecret).read(node, &diagnostics) }
    return Shape<SecretText>.textOrSecret.read(node, &diagnostics).map {
      [NamedValue(name: "body", place: node.place, value: $0)]
    }
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
