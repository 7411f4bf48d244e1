internal import ConfigurationText
internal import ElectionResults
internal import Foundation

/// An entry of `elections`, as written.
struct ElectionEntry: Sendable {
  /// A list of contests by tag, or a CSV file of them.
  enum Tags: Sendable {
    case named([NamedValue<[String]>])
    case file(String)
  }

  let id: Located<String>
  let name: String?
  let body: String?
  let date: CalendarDate?
  let pollsClose: PollsClose?
  let system: ElectoralSystem
  let country: Located<String>?
  let seats: Int?
  let bodySeats: Int?
  let retained: [NamedValue<Int>]
  let control: Located<String>?
  let areas: Int?
  let referendum: ReferendumRule
  let baseline: Located<WrittenBaseline>?
  let expected: Located<String>?
  let feeds: [Located<String>]
  let flipsOn: FlipBasis
  let silentAfter: Duration?
  let tags: Located<Tags>?

  static let shape = Shape<ElectionEntry>.object(
    Key("id", Shape.identifier.located, "The election's id in events, rules and files."),
    Key(optional: "name", .string, "The name in messages. Default: the id."),
    Key(optional: "body", .string, "What is elected to, such as House of Commons."),
    Key(optional: "date", .date, "Polling day."),
    Key(
      optional: "polls_close", .pollsClose,
      "When the polls close, or a map of region and time, with `default` for the others."),
    Key("system", .oneOfCases, default: .fptp, "How seats are won."),
    Key(
      optional: "country", Shape<String>.country.located,
      "The country whose parties are meant. Default: that of its feeds' formats, else every country."
    ),
    Key(
      optional: "seats", .integer(in: 1...100_000),
      "Seats that this election fills. Default: those of the contests that the feed shows."),
    Key(
      optional: "body_seats", .integer(in: 1...100_000),
      "Seats in the body. Default: those of `seats`."),
    Key(
      "retained", .map(of: .integer(in: 1...100_000)), default: [],
      "Seats that are not up this time, by party."),
    Key(
      optional: "control", Shape.string.located,
      "The party that controlled the body before polling, or noc."),
    Key(
      optional: "areas", .integer(in: 1...100_000),
      "In a referendum, the number of counting areas. Default: those that the feed shows."),
    Key(
      "decided_by", .oneOfCases, default: .votes,
      "In a referendum, what decides it: the votes, the areas, or both."),
    Key(
      optional: "baseline", WrittenBaseline.shape.located,
      "The previous holders and figures: a baseline CSV, {format: F, path: …}, or {election: ID}. "
        + "Default: what `seatwatch baseline import` stored."),
    Key(
      optional: "expected", Shape<String>.path.located,
      "A CSV of contest and time: when declarations are expected."),
    Key(
      "feeds", .list(of: Shape.string.located), default: [],
      "Its feeds, the one that decides first. Default: the order of `feeds`."),
    Key(
      "flips_on", .oneOfCases, default: .declaration,
      "What the events of seats, tallies, majorities and control rest on."),
    Key(
      optional: "silent_after", .duration(in: .seconds(1) ... .seconds(86_400)),
      "How long a count may go on without new figures before that is an event. Default: for ever."),
    Key(
      optional: "tags", Shape.tags.located,
      "Watch lists: a map of tag and contests, or a CSV of contest and tag."),
    make: ElectionEntry.init)
}

extension Shape where Value == PollsClose {
  fileprivate static let pollsClose = Shape.either(
    scalar: Shape<Timestamp>.moment.map { PollsClose(standard: $0) },
    mapping: Shape<[NamedValue<Timestamp>]>.map(of: .moment).withoutRepetition.map { times in
      let regions = times.filter { $0.name != "default" }.map { ($0.name, $0.value) }
      return PollsClose(
        standard: times.first { $0.name == "default" }?.value,
        regions: Dictionary(regions, uniquingKeysWith: { $1 }))
    })
}

extension Shape where Value == [NamedValue<Timestamp>] {
  /// The same, each region once: they are known without regard to letter case, accents and spacing.
  fileprivate var withoutRepetition: Shape {
    checked { times, _, diagnostics in
      var seen: Set<String> = []
      for time in times where !seen.insert(PersonName.folded(time.name)).inserted {
        diagnostics.error(at: time.place, "a second time for the region \"\(time.name)\"")
      }
    }
  }
}

extension Shape where Value == Timestamp {
  fileprivate static let moment = Shape<Date>.timestamp.map { Timestamp($0) }
}

extension Shape where Value == ElectionEntry.Tags {
  fileprivate static let tags = Shape.either(
    scalar: Shape<String>.path.map(ElectionEntry.Tags.file),
    mapping: Shape<[NamedValue<[String]>]>.map(of: .list(of: .string, single: true))
      .map(ElectionEntry.Tags.named)
  ).checked { tags, node, diagnostics in
    guard case .named(let named) = tags else { return }
    for entry in named where entry.name.contains(",") || entry.name.isEmpty {
      let fault = entry.name.isEmpty ? "a tag is not empty" : "a tag has no comma"
      diagnostics.error(at: entry.place, fault)
    }
  }
}
