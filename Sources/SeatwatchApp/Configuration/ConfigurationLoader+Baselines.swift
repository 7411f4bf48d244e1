internal import ConfigurationText
internal import ElectionResults
internal import FeedFormats
internal import Foundation
internal import Storage

extension ConfigurationLoader {
  /// The crosswalk of a file; an empty one without a file, or of one with errors.
  mutating func crosswalk(_ file: Located<String>?) -> Crosswalk {
    guard let file else { return Crosswalk() }
    guard let bytes = FileManager.default.contents(atPath: file.value) else {
      diagnostics.error(at: file.place, "cannot read \(file.value)")
      return Crosswalk()
    }
    do {
      return try CrosswalkReader.crosswalk(csv: [UInt8](bytes))
    } catch {
      for failure in error.failures {
        diagnostics.error(at: file.place, "\(file.value): \(failure)")
      }
      return Crosswalk()
    }
  }

  /// The baseline of files; nil without files, or of files with errors.
  mutating func baseline(
    _ written: Located<WrittenBaseline>?, parties: PartyBook
  ) -> BaselineFile? {
    guard let written, let source = written.value.source else { return nil }
    var format: (any FeedFormat)?
    if let name = written.value.format {
      format = self.format(name)
      if format == nil { return nil }
    }
    do {
      return try BaselineFile.read(source, format: format, parties: parties)
    } catch {
      for message in error.messages { diagnostics.error(at: written.place, message) }
      return nil
    }
  }

  /// Checks that every election that serves as a baseline is there, and earlier than what it is a baseline of.
  ///
  /// - Parameter known: All elections of the configuration, also those with errors.
  mutating func checkEarlierElections(
    of entries: [ElectionEntry], among known: [ElectionID], storePath: String
  ) async {
    let chains = Dictionary(
      entries.map { (ElectionID($0.id.value), $0) }, uniquingKeysWith: { first, _ in first })
    for entry in entries {
      guard let named = entry.baseline?.value.election else { continue }
      let (own, earlier) = (ElectionID(entry.id.value), ElectionID(named.value))
      if earlier == own {
        diagnostics.error(at: named.place, "an election is not its own baseline")
      } else if !known.contains(earlier) {
        await checkStored(named, among: known, storePath: storePath)
      } else if let circle = circle(from: own, in: chains) {
        diagnostics.error(
          at: named.place,
          "the baselines of \(circle.map(\.text).joined(separator: ", ")) go round in a circle; "
            + "name an earlier election")
      }
      checkByElections(of: entry, after: chains[earlier])
    }
  }

  /// The elections that lead back to where they began; nil when they do not.
  private func circle(
    from start: ElectionID, in entries: [ElectionID: ElectionEntry]
  ) -> [ElectionID]? {
    var path = [start]
    while let named = entries[path[path.count - 1]]?.baseline?.value.election {
      let next = ElectionID(named.value)
      if next == start { return path }
      if path.contains(next) { return nil }
      path.append(next)
    }
    return nil
  }

  private mutating func checkStored(
    _ named: Located<String>, among known: [ElectionID], storePath: String
  ) async {
    var stored: [ElectionID] = []
    if FileManager.default.fileExists(atPath: storePath) {
      do {
        stored = try await Store(path: storePath).elections()
      } catch {
        diagnostics.error(
          at: named.place, "cannot tell whether \"\(named.value)\" is stored: \(error)")
        return
      }
    }
    guard !stored.contains(ElectionID(named.value)) else { return }
    let names = (known + stored).map(\.text)
    diagnostics.error(
      at: named.place,
      "no election is called \"\(named.value)\", neither here nor in the store \(storePath)",
      suggestion: Suggestion.nearest(to: named.value, among: names))
  }

  /// By-elections lie between two days, and concern one body.
  private mutating func checkByElections(of entry: ElectionEntry, after earlier: ElectionEntry?) {
    guard let written = entry.baseline, written.value.byElections == .count,
      let named = written.value.election, let place = written.node["by_elections"]?.place
    else { return }
    guard let earlier else {
      diagnostics.error(
        at: place,
        "by-elections since \(named.value) can only be found when it stands under "
          + "`elections`, with its `date`")
      return
    }
    let missing = [
      entry.body == nil ? "`body` of \(entry.id.value)" : nil,
      entry.date == nil ? "`date` of \(entry.id.value)" : nil,
      earlier.date == nil ? "`date` of \(earlier.id.value)" : nil,
    ].compactMap(\.self)
    guard !missing.isEmpty else { return }
    diagnostics.error(
      at: place, "to find by-elections, give the \(missing.joined(separator: " and the "))")
  }
}
