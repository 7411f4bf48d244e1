internal import ConfigurationText
package import ElectionResults
internal import FeedFormats
internal import Foundation
internal import Logging
package import Storage

/// `seatwatch baseline import`, and what `run` and `poll` do about baselines.
package struct BaselineCommand: Sendable {
  /// The baseline that an election is compared with, and the hash that tells when it changes.
  struct InForce: Sendable {
    let baseline: Baseline
    let sha256: String
  }

  /// Stores an election's configured baseline if it is another than the stored one, and returns what is in force: the
  /// configured one, otherwise what was imported by hand, otherwise an empty one.
  static func stored(
    _ entry: ElectionConfiguration, of configuration: Configuration, in store: Store,
    at time: Timestamp, logger: Logger
  ) async throws -> InForce {
    let election = entry.election.id
    let stored = try await store.baseline(of: election)
    guard let file = try await configured(entry, of: configuration, in: store) else {
      if stored == nil {
        logger.warning(
          "election \(election): no baseline; gains and holds rest on what the feed says")
      }
      return InForce(baseline: stored?.baseline ?? Baseline(), sha256: stored?.sha256 ?? "")
    }
    if stored?.sha256 != file.sha256 {
      try await store.importBaseline(
        file.baseline, of: election, source: file.source, sha256: file.sha256, at: time)
      logger.info(
        "election \(election): baseline of \(file.baseline.results.count) contests from \(file.source)"
      )
    }
    if let earlier = entry.earlierElection, file.baseline.results.isEmpty {
      logger.warning(
        "election \(election): nothing is declared in the store of election \(earlier.election), its baseline"
      )
    }
    return InForce(baseline: file.baseline, sha256: file.sha256)
  }

  /// What the configuration names: files, or the stored results of an earlier election; nil when it names nothing.
  private static func configured(
    _ entry: ElectionConfiguration, of configuration: Configuration, in store: Store
  ) async throws -> BaselineFile? {
    guard let earlier = entry.earlierElection else { return entry.baseline }
    return try await EarlierResults(configuration: configuration, store: store)
      .baseline(earlier, for: entry.election)
  }

  package init() {}

  /// Reads a baseline from files, stores it for an election, and says what was read.
  ///
  /// - Parameters:
  ///   - source: Nil for what the configuration names.
  ///   - review: Compares it with what the election's feeds show; nil to leave that out.
  package func text(
    importing source: BaselineSource?, for election: ElectionID,
    configuration: Configuration, store: Store, at time: Timestamp, review: BaselineReview? = nil
  ) async throws -> String {
    guard let entry = configuration.election(election) else {
      let known = configuration.elections.map(\.election.id.text)
      let meant = Suggestion.nearest(to: election.text, among: known)
      throw CommandFailure(
        .usage,
        "no election is called \"\(election)\" in \(configuration.path)"
          + (meant.map { "; did you mean \"\($0)\"?" } ?? ""))
    }
    let configured = try await Self.configured(entry, of: configuration, in: store)
    let file = try file(
      source, for: entry, configured: configured, configuration: configuration)
    try await store.importBaseline(
      file.baseline, of: election, source: file.source, sha256: file.sha256, at: time)
    let summary = summary(of: file.baseline, from: file.source, parties: entry.parties)
    guard let review else { return summary }
    let stored = try await store.results(matching: ResultFilter(election: election))
    return summary
      + (await review.text(of: file.baseline, for: entry, in: configuration, stored: stored))
  }

  private func file(
    _ source: BaselineSource?, for entry: ElectionConfiguration, configured: BaselineFile?,
    configuration: Configuration
  ) throws -> BaselineFile {
    switch (source, configured) {
    case (nil, let configured?):
      return configured
    case (nil, nil):
      throw CommandFailure(
        .usage,
        "the election \"\(entry.election.id)\" has no `baseline:`; name the file to import")
    case (_?, let configured?):
      throw CommandFailure(
        .usage,
        "the election \"\(entry.election.id)\" takes its baseline from \(configured.source); "
          + "remove its `baseline:` to import one by hand")
    case (let source?, nil):
      let folder = URL(filePath: configuration.path).deletingLastPathComponent().path
      let format = try source.format.map { try NamedFormat.format($0, in: folder) }
      do {
        return try BaselineFile.read(source, format: format, parties: entry.parties)
      } catch {
        throw CommandFailure(.badData, error.description)
      }
    }
  }

  private func summary(
    of baseline: Baseline, from source: String, parties: PartyBook
  ) -> String {
    let results = baseline.results.values
    var holders: [PartyCode: Int] = [:]
    for entry in results.flatMap(\.entries) where entry.seats > 0 {
      holders[entry.party, default: 0] += entry.seats
    }
    let listing = Listing(
      columns: [.init(name: "holder"), .init(name: "seats", isNumeric: true)],
      rows: holders.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map {
        [.text(parties.name(of: $0.key)), .integer($0.value)]
      })
    let unheld = results.filter { $0.holder == nil }.map(\.contest).sorted()
    let uncounted = results.filter { $0.validVotes == nil }.map(\.contest).sorted()
    return "\(results.count) contests from \(source)\n"
      + listing.text(as: .table, empty: "no contest has a holder")
      + note(unheld, "without a holder, whose winner will be told as new")
      + note(uncounted, "without votes, which will have no swing")
      + unknownParties(in: results, parties)
  }

  private func note(_ contests: [ContestID], _ what: String) -> String {
    guard !contests.isEmpty else { return "" }
    let named = contests.prefix(10).map(\.text).joined(separator: ", ")
    let more = contests.count > 10 ? " and \(contests.count - 10) more" : ""
    return "\(contests.count) \(what): \(named)\(more)\n"
  }

  private func unknownParties(
    in results: some Sequence<PreviousResult>, _ parties: PartyBook
  ) -> String {
    let codes = Set(results.flatMap(\.entries).map(\.party))
      .filter { parties.party(named: $0.text) == nil }.sorted()
    guard !codes.isEmpty else { return "" }
    let named = codes.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = codes.count > 10 ? " and \(codes.count - 10) more" : ""
    return "\(codes.count) of its parties unknown to the parties file: \(named)\(more)\n"
  }
}
