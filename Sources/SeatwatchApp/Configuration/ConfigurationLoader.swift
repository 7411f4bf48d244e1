internal import AlertRules
package import ConfigurationText
internal import Delivery
internal import ElectionResults
internal import FeedFormats
internal import Foundation
internal import Storage

/// Reads the configuration: every file, every error, in one pass.
package struct ConfigurationLoader {
  var diagnostics = Diagnostics()
  private let environment: [String: String]
  /// That of `seatwatch.yaml`.
  private var folder = "."
  /// Mapping files by path; nil for one with errors.
  private var mappings: [String: MappedFormat?] = [:]

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
    folder = URL(filePath: path).deletingLastPathComponent().path
    guard let file = source(path, namedAt: nil),
      let root = YAMLDocument.compose(file, into: &diagnostics),
      let written = ConfigurationFile.shape.read(root, &diagnostics)
    else { return nil }
    let partiesFile =
      written.parties.map { source($0.value, namedAt: $0.place) } ?? PartiesFile.builtIn
    let parties = partiesFile.map { PartiesFile.book(from: $0, into: &diagnostics) }
    let electionEntries = entries(of: written.elections, noun: "election", ElectionEntry.shape)
    let feeds = feeds(
      entries(of: written.feeds, noun: "feed", FeedEntry.shape).compactMap(\.entry),
      elections: electionEntries.compactMap { $0.id.map { ElectionID($0.value) } })
    let elections = elections(
      electionEntries.compactMap(\.entry), parties: parties ?? PartyBook([]), feeds: feeds)
    let storePath = written.store ?? statePath("seatwatch.db")
    await checkEarlierElections(
      of: electionEntries.compactMap(\.entry),
      among: electionEntries.compactMap { $0.id.map { ElectionID($0.value) } },
      storePath: storePath)
    let sinkEntries = entries(of: written.sinks, noun: "sink", SinkDefinition.shape)
    let sinks = sinkEntries.compactMap(\.entry)
    let directory = sinkDirectory(
      sinkEntries.compactMap { $0.id.map { SinkID($0.value) } }, groups: written.groups)
    let rules = await rules(written.rules, sinks: directory, file: file)
    return Configuration(
      path: path, storePath: storePath,
      parties: parties ?? PartyBook([]),
      partiesText: partiesFile?.text ?? "", crosswalk: crosswalk(written.crosswalk),
      elections: elections, feeds: feeds, sinks: sinks, groups: directory.groups.map(\.name),
      rules: rules,
      archive: ArchiveSettings(
        path: written.archive.path ?? statePath("archive"), keep: written.archive.keep),
      hosts: hosts(written.hosts))
  }

  /// A path in the directory that systemd gives the service, otherwise in the working directory.
  private func statePath(_ name: String) -> String {
    let directory = environment["STATE_DIRECTORY"]?.split(separator: ":").first
    return (directory ?? ".") + "/" + name
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

  /// The format with a name: the user's mapping file in `formats/` beside the configuration, otherwise a built-in one.
  mutating func format(_ name: Located<String>) -> (any FeedFormat)? {
    if let path = MappingReader.path(of: name.value, in: folder) {
      return mapping(at: path, namedAt: name.place)
    }
    if let format = BuiltInFormats.format(named: name.value) { return format }
    let known = BuiltInFormats.all.map { $0.name } + MappingReader.names(in: folder)
    diagnostics.unknownName(name.value, noun: "format", among: known, at: name.place)
    return nil
  }

  /// Each file is read, and its errors are told, once.
  private mutating func mapping(at path: String, namedAt place: SourcePlace) -> MappedFormat? {
    if let known = mappings[path] { return known }
    let file = source(path, namedAt: place)
    let format = file.flatMap { MappingReader.format(in: $0, into: &diagnostics) }
    mappings[path] = .some(format)
    return format
  }

  /// The names of sinks and groups; a group that is called as a sink is, or names what is no sink, is reported.
  private mutating func sinkDirectory(
    _ sinks: [SinkID], groups: [NamedValue<[Located<String>]>]
  ) -> SinkDirectory {
    for group in groups {
      if sinks.contains(SinkID(group.name)) {
        diagnostics.error(
          at: group.place, "a sink is called \"\(group.name)\"; give the group another name")
      }
      for name in group.value where !sinks.contains(SinkID(name.value)) {
        diagnostics.unknownName(
          name.value, noun: "sink", among: sinks.map(\.text), at: name.place)
      }
    }
    return SinkDirectory(
      sinks: sinks,
      groups: groups.map { group in
        (group.name, group.value.compactMap { name in sinks.first { $0 == SinkID(name.value) } })
      })
  }

  private mutating func rules(
    _ globs: [Located<String>], sinks: SinkDirectory, file: SourceFile
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
