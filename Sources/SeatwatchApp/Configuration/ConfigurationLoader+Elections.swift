internal import ConfigurationText
internal import ElectionResults
internal import FeedFormats
internal import Foundation

extension ConfigurationLoader {
  /// The elections of the entries, whatever else is wrong with them.
  ///
  /// - Parameter feeds: All feeds, in the order of the files.
  mutating func elections(
    _ entries: [ElectionEntry], parties: PartyBook, feeds: [FeedConfiguration]
  ) -> [ElectionConfiguration] {
    entries.map { entry in
      checkCountry(entry.country, among: parties)
      var election = Election(
        id: ElectionID(entry.id.value), name: entry.name ?? entry.id.value, body: entry.body,
        date: entry.date?.description, seats: entry.seats, bodySeats: entry.bodySeats)
      election.system = entry.system
      election.country = entry.country?.value ?? country(of: entry, among: feeds)
      let parties = parties.book(of: election.country)
      election.pollsClose = entry.pollsClose
      election.flipsOn = entry.flipsOn
      election.silentAfter = entry.silentAfter
      election.areas = entry.areas
      election.referendum = entry.referendum
      election.retained = Dictionary(
        entry.retained.map { (code(of: $0.name, parties, at: $0.place), $0.value) },
        uniquingKeysWith: +)
      election.control = entry.control.map { control(of: $0, parties) }
      election.feeds = precedence(of: entry, among: feeds)
      election.expected = expected(entry.expected)
      election.tags = tags(entry.tags)
      checkSeats(of: election, at: entry.id.place)
      return ElectionConfiguration(
        election: election, parties: parties, baseline: baseline(entry.baseline, parties: parties),
        earlierElection: entry.baseline?.value.election.map { named in
          EarlierElection(
            election: ElectionID(named.value),
            byElections: entry.baseline?.value.byElections ?? .ignore)
        })
    }
  }

  /// The country to which the formats of the election's feeds belong; nil when none belongs to any, or not all to one.
  private func country(of entry: ElectionEntry, among feeds: [FeedConfiguration]) -> String? {
    let countries = Set(
      feeds.filter { $0.election == ElectionID(entry.id.value) }.compactMap(\.format.country))
    return countries.count == 1 ? countries.first : nil
  }

  private mutating func checkCountry(_ country: Located<String>?, among parties: PartyBook) {
    let known = parties.countries
    guard let country, !known.contains(country.value) else { return }
    let isUK = country.value == "uk" && known.contains("gb")
    diagnostics.error(
      at: country.place, "no party of the parties file has the country \"\(country.value)\"",
      suggestion: isUK ? "gb" : Suggestion.nearest(to: country.value, among: known))
  }

  /// The party's code. A name that no party has passes through like a feed's, unless it is nearly that of one.
  private mutating func code(
    of name: String, _ parties: PartyBook, at place: SourcePlace, orElse others: [String] = []
  ) -> PartyCode {
    if parties.party(named: name) == nil, PartyCode(name) != .independent,
      let meant = Suggestion.nearest(to: name, among: others + parties.names)
    {
      diagnostics.error(at: place, "no party is called \"\(name)\"", suggestion: meant)
    }
    return parties.code(for: PartyReference(name: name))
  }

  private mutating func control(of name: Located<String>, _ parties: PartyBook) -> BodyControl {
    if case .nobody = BodyControl(name.value) { return .nobody }
    return .party(
      code(of: name.value, parties, at: name.place, orElse: [BodyControl.noOverallControl]))
  }

  private mutating func checkSeats(of election: Election, at place: SourcePlace) {
    guard let seats = election.seats, let bodySeats = election.bodySeats else { return }
    let retained = election.retainedSeats
    guard seats + retained > bodySeats else { return }
    let others = retained > 0 ? ", and \(retained) are retained," : ""
    diagnostics.error(
      at: place, "this election fills \(seats) seats\(others) of a body of \(bodySeats)")
  }

  /// The feeds that report the election: those named, in that order, then the others.
  private mutating func precedence(
    of entry: ElectionEntry, among feeds: [FeedConfiguration]
  ) -> [FeedID] {
    let own = feeds.filter { $0.election == ElectionID(entry.id.value) }.map(\.id)
    var order: [FeedID] = []
    for named in entry.feeds {
      let feed = FeedID(named.value)
      if !feeds.contains(where: { $0.id == feed }) {
        diagnostics.unknownName(
          named.value, noun: "feed", among: feeds.map(\.id.text), at: named.place)
      } else if !own.contains(feed) {
        diagnostics.error(at: named.place, "the feed \"\(feed)\" reports another election")
      } else if order.contains(feed) {
        diagnostics.error(at: named.place, "the feed \"\(feed)\" is named a second time")
      } else {
        order.append(feed)
      }
    }
    return order + own.filter { !order.contains($0) }
  }

  private mutating func tags(_ written: Located<ElectionEntry.Tags>?) -> [ContestID: [String]] {
    var tags: [ContestID: [String]] = [:]
    switch written?.value {
    case nil: break
    case .named(let named):
      for entry in named {
        for contest in entry.value { tags[ContestID(contest), default: []].append(entry.name) }
      }
    case .file(let path):
      for row in rows(of: path, column: "tag", namedAt: written?.place) {
        guard !row.value.contains(",") else {
          report(
            row, in: path, "a tag has no comma", "write each tag in a row of its own",
            namedAt: written?.place)
          continue
        }
        tags[row.contest, default: []].append(row.value)
      }
    }
    return tags.mapValues { named in
      named.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
  }

  private mutating func expected(_ file: Located<String>?) -> [ContestID: Timestamp] {
    guard let file else { return [:] }
    var expected: [ContestID: Timestamp] = [:]
    for row in rows(of: file.value, column: "time", namedAt: file.place) {
      guard let time = Timestamp(rfc3339: row.value) else {
        let remedy = "expected a time with its zone such as 2021-05-07T05:00:00+01:00"
        report(row, in: file.value, "\"\(row.value)\" is no time", remedy, namedAt: file.place)
        continue
      }
      if expected.updateValue(time, forKey: row.contest) != nil {
        report(
          row, in: file.value, "a second time for \(row.contest)", "each contest has one",
          namedAt: file.place)
      }
    }
    return expected
  }

  private mutating func rows(
    of path: String, column: String, namedAt place: SourcePlace?
  ) -> [ContestPairs.Row] {
    guard let place else { return [] }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      diagnostics.error(at: place, "cannot read \(path)")
      return []
    }
    do {
      return try ContestPairs.rows(csv: [UInt8](bytes), column: column)
    } catch {
      for failure in error.failures { diagnostics.error(at: place, "\(path): \(failure)") }
      return []
    }
  }

  private mutating func report(
    _ row: ContestPairs.Row, in path: String, _ what: String, _ remedy: String,
    namedAt place: SourcePlace?
  ) {
    guard let place else { return }
    let failure = DecodingFailure(place: row.place, what: what, remedy: remedy)
    diagnostics.error(at: place, "\(path): \(failure)")
  }
}
