internal import AlertRules
package import ConfigurationText
internal import Delivery
internal import ElectionResults
internal import FeedFormats
internal import Storage

/// Reads the configuration: every file, every error, in one pass.
package struct ConfigurationLoader {
  private var diagnostics = Diagnostics()
  private let environment: [String: String]

  /// - Parameter environment: Where `STATE_DIRECTORY` is looked up.
  package init(environment: [String: String]) { self.environment = environment }

  /// What a run over the files found.
  package struct Outcome: Sendable {
    /// Nil when there are errors.
    package let configuration: Configuration?
    package let diagnostics: Diagnostics
  }

  /// Reads `seatwatch.yaml` and all that it names. Secrets are not read: that is the business of who uses them.
  package func outcome(of path: String) async -> Outcome {
    var loader = self
    let configuration = await loader.configuration(at: path)
    let hasErrors = loader.diagnostics.hasErrors
    return Outcome(
      configuration: hasErrors ? nil : configuration, diagnostics: loader.diagnostics)
  }

  private mutating func configuration(at path: String) async -> Configuration? {
    guard let file = source(path, namedAt: nil),
      let root = YAMLDocument.compose(file, into: &diagnostics),
      let written = ConfigurationFile.shape.read(root, &diagnostics)
    else { return nil }
    let partiesFile =
      written.parties.map { source($0.value, namedAt: $0.place) } ?? PartiesFile.builtIn
    let parties = partiesFile.map { PartiesFile.book(from: $0, into: &diagnostics) }
    let electionEntries = entries(of: written.elections, noun: "election", ElectionEntry.shape)
    let elections = elections(
      electionEntries.compactMap(\.entry), parties: parties ?? PartyBook([]))
    let feeds = feeds(
      entries(of: written.feeds, noun: "feed", FeedEntry.shape).compactMap(\.entry),
      elections: electionEntries.compactMap { $0.id.map { ElectionID($0.value) } })
    let sinkEntries = entries(of: written.sinks, noun: "sink", SinkDefinition.shape)
    let sinks = sinkEntries.compactMap(\.entry)
    let rules = await rules(
      written.rules, sinks: sinkEntries.compactMap { $0.id.map { SinkID($0.value) } }, file: file)
    return Configuration(
      path: path, storePath: written.store ?? defaultStorePath, parties: parties ?? PartyBook([]),
      partiesText: partiesFile?.text ?? "", elections: elections, feeds: feeds, sinks: sinks,
      rules: rules)
  }

  private var defaultStorePath: String {
    guard let directory = environment["STATE_DIRECTORY"]?.split(separator: ":").first else {
      return "./seatwatch.db"
    }
    return directory + "/seatwatch.db"
  }

  private mutating func source(_ path: String, namedAt place: SourcePlace?) -> SourceFile? {
    do {
      return try SourceFile.read(path)
    } catch {
      let nowhere = SourceFile(path: path, text: "").start
      diagnostics.error(
        at: place ?? nowhere,
        "\(error)" + (place == nil ? "; name the configuration with --config" : ""))
      // There is no line to show.
      if place == nil { diagnostics.conceal(nowhere) }
      return nil
    }
  }

  private mutating func files(matching globs: [Located<String>]) -> [SourceFile] {
    var files: [SourceFile] = []
    for glob in globs {
      let paths = FileGlob.expand(glob.value)
      if paths.isEmpty { diagnostics.error(at: glob.place, "no file matches \(glob.value)") }
      for path in paths where !files.contains(where: { $0.path == path }) {
        if let file = source(path, namedAt: glob.place) { files.append(file) }
      }
    }
    return files
  }

  private mutating func entries<Entry: Sendable>(
    of section: ConfigurationFile.Section<Entry>, noun: String, _ shape: Shape<Entry>
  ) -> [WrittenEntry<Entry>] {
    var all: [WrittenEntry<Entry>] = []
    switch section {
    case .inline(let entries):
      all = entries
    case .files(let globs):
      let list = Shape<[WrittenEntry<Entry>]>.object(
        Key(noun + "s", .list(of: WrittenEntry.shape(of: shape)), "The entries.")
      ) { $0 }
      for file in files(matching: globs) {
        guard let root = YAMLDocument.compose(file, into: &diagnostics) else { continue }
        all += list.read(root, &diagnostics) ?? []
      }
    }
    refuseRepeated(all.compactMap { $0.id.map { ($0.value, $0.place) } }, noun: noun)
    return all
  }

  private mutating func elections(
    _ entries: [ElectionEntry], parties: PartyBook
  ) -> [ElectionConfiguration] {
    return entries.map { entry in
      let (seats, bodySeats) = (entry.election.seats, entry.election.bodySeats)
      if let seats, let bodySeats, seats > bodySeats {
        diagnostics.error(
          at: entry.id.place, "this election fills \(seats) seats of a body of \(bodySeats)")
      }
      return ElectionConfiguration(
        election: entry.election, baseline: baseline(entry.baseline, parties: parties))
    }
  }

  private mutating func baseline(
    _ source: Located<BaselineSource>?, parties: PartyBook
  ) -> BaselineFile? {
    guard let source else { return nil }
    if let name = source.value.format, let node = source.node["format"],
      format(Located(value: name, node: node)) == nil
    {
      return nil
    }
    do {
      return try BaselineFile.read(source.value, parties: parties)
    } catch {
      for message in error.messages { diagnostics.error(at: source.place, message) }
      return nil
    }
  }

  private mutating func feeds(
    _ entries: [FeedEntry], elections: [ElectionID]
  ) -> [FeedConfiguration] {
    var watched: [ElectionID: String] = [:]
    return entries.compactMap { entry in
      let election = ElectionID(entry.election.value)
      if !elections.contains(election) {
        diagnostics.unknownName(
          entry.election.value, noun: "election", among: elections.map(\.text),
          at: entry.election.place)
      } else if let other = watched.updateValue(entry.id.value, forKey: election) {
        diagnostics.error(
          at: entry.election.place,
          "the feed \"\(other)\" reports this election already; "
            + "a second feed for one election is not supported yet")
      }
      for address in entry.url.value {
        if case .text(let url) = address.value { checkURL(url, at: address.place) }
      }
      guard let format = format(entry.format) else { return nil }
      return FeedConfiguration(
        id: FeedID(entry.id.value), election: election, parts: parts(of: entry, format: format),
        format: format, interval: entry.every, firstPoll: entry.firstPoll)
    }
  }

  private mutating func parts(
    of entry: FeedEntry, format: any FeedFormat
  ) -> [FeedConfiguration.Part] {
    if let refusal = format.refusal(ofParts: Set(entry.url.value.map(\.name))) {
      diagnostics.error(at: entry.url.place, refusal)
    }
    return entry.url.value.map { FeedConfiguration.Part(name: $0.name, address: $0.value) }
  }

  private mutating func checkURL(_ url: String, at place: SourcePlace) {
    let known = ["http://", "https://", "ftp://", "file://"]
    guard !known.contains(where: { url.lowercased().hasPrefix($0) }) else { return }
    // It may carry a key, wherever it stands.
    diagnostics.conceal(place)
    diagnostics.error(
      at: place, "expected an address that begins with http://, https://, ftp:// or file://")
  }

  private mutating func format(_ name: Located<String>) -> (any FeedFormat)? {
    if let format = BuiltInFormats.format(named: name.value) { return format }
    let later = [
      "hoc-library-csv", "democracy-club-json", "pa-xml", "valgresultat-json",
      "elections-canada-tsv", "clarity-xml", "ap-json", "aec-media-feed", "nist-1500-100",
      "california-sos-json", "eu-referendum-csv", "rss",
    ]
    if later.contains(name.value) {
      diagnostics.error(at: name.place, "the format `\(name.value)` is not supported yet")
    } else {
      diagnostics.unknownName(
        name.value, noun: "format", among: BuiltInFormats.all.map { $0.name }, at: name.place)
    }
    return nil
  }

  private mutating func rules(
    _ globs: [Located<String>], sinks: [SinkID], file: SourceFile
  ) async -> [Rule] {
    let files = files(matching: globs)
    do {
      let conditions = try ConditionDatabase.forChecking()
      return await RuleReader(sinks: sinks, conditions: conditions)
        .rules(in: files, into: &diagnostics)
    } catch {
      diagnostics.error(at: file.start, "rules cannot be checked: \(error)")
      return []
    }
  }

  private mutating func refuseRepeated(_ ids: [(id: String, place: SourcePlace)], noun: String) {
    var seen: [String: SourcePlace] = [:]
    for (id, place) in ids {
      if let first = seen[id.lowercased()] {
        diagnostics.error(
          at: place, "a second \(noun) is called \"\(id)\"; the first stands at \(first)")
      } else {
        seen[id.lowercased()] = place
      }
    }
  }
}
