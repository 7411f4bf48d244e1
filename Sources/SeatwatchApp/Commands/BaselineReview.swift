internal import ElectionResults
internal import FeedFormats
internal import Polling

/// Compares a baseline with what the feeds of its election show, before the night. Each feed is asked once, and nothing of
/// the answer is stored.
package struct BaselineReview: Sendable {
  /// How many lines a list has.
  private static let mostLines = 20

  private let context: CommandContext

  package init(_ context: CommandContext) { self.context = context }

  /// What does not fit together, feed by feed, with what may be meant. A feed that gives no answer is a line too.
  func text(
    of baseline: Baseline, for entry: ElectionConfiguration, in configuration: Configuration,
    stored: [ContestStanding]
  ) async -> String {
    let clients = HTTPClients()
    defer { clients.shutdown() }
    let matched = MatchedElection(
      entry.election, baseline: baseline, crosswalk: configuration.crosswalk, stored: stored)
    var text = ""
    for feed in configuration.feeds where feed.election == entry.election.id {
      do {
        let snapshot = try await snapshot(of: feed, clients: clients)
        text += comparison(
          of: snapshot, in: feed.id, with: matched, parties: entry.parties)
      } catch {
        text += "warning: feed \(feed.id): \(error)\n"
      }
    }
    return text + matched.warnings.map { "warning: \($0)\n" }.joined()
  }

  private func snapshot(
    of feed: FeedConfiguration, clients: HTTPClients
  ) async throws -> ResultsSnapshot {
    var secrets = FeedSecrets(of: feed.id, from: context.secrets)
    let source = FeedSource(feed, secrets: &secrets)
    if let problem = secrets.problems.first { throw CommandFailure(.configuration, problem) }
    let watched = WatchedFeed(feed, source: source, interpretedBy: [])
    let timekeeper = context.timekeeper
    let fetcher = Fetcher(client: clients.feeds, now: { timekeeper.now.date })
    guard case .changed(let document) = try await fetcher.fetch(source, since: FetchState()) else {
      throw CommandFailure(.unavailable, "none of its files is published yet")
    }
    let decoded = try feed.format.snapshot(from: watched.bodies(of: document))
    return feed.selection?.selection(from: decoded).0 ?? decoded
  }

  private func comparison(
    of snapshot: ResultsSnapshot, in feed: FeedID, with election: MatchedElection,
    parties: PartyBook
  ) -> String {
    let contests = snapshot.contests.filter { $0.fillsSeats && !$0.isTest }
    let matches = election.directory.matches(of: contests)
    let pairs = Array(zip(contests, matches))
    let counted = [("crosswalk", ContestMatch.Basis.crosswalk), ("name", .name)].compactMap {
      word, basis -> String? in
      let count = matches.count { $0.basis == basis }
      return count == 0 ? nil : "\(count) by \(word)"
    }
    let known = matches.count { election.baseline[$0.contest] != nil }
    let how = counted.isEmpty ? "" : " (\(counted.joined(separator: ", ")))"
    return "feed \(feed): \(contests.count.counted("contest")), \(known) in the baseline\(how)\n"
      + strangers(pairs, of: contests, in: election)
      + absent(pairs, from: feed, in: election)
      + otherHolders(pairs, in: election, parties)
  }

  /// Contests of the feed that the baseline has not.
  private func strangers(
    _ pairs: [(ContestResult, ContestMatch)], of contests: [ContestResult],
    in election: MatchedElection
  ) -> String {
    let unknown = pairs.filter { election.baseline[$0.1.contest] == nil }.map(\.0)
    let suggestion = ContestSuggestion(
      election.baseline, without: Set(pairs.map { $0.1.contest }))
    let mismatches = election.directory.mismatches(of: unknown, among: contests)
    return list(
      zip(unknown, mismatches).map { $1.message(of: $0, suggestion) },
      under: "\(unknown.count.counted("contest")) not in the baseline")
  }

  /// Contests of the baseline that the feed has not; those that may only be written otherwise come first.
  private func absent(
    _ pairs: [(ContestResult, ContestMatch)], from feed: FeedID, in election: MatchedElection
  ) -> String {
    let shown = Set(pairs.map { $0.1.contest })
    let strangers = pairs.filter { election.baseline[$0.1.contest] == nil }.map(\.0)
    let suggestion = ContestSuggestion(strangers.map { ($0.id, $0.name) })
    let absent = election.baseline.results.values.filter { !shown.contains($0.contest) }
      .sorted { $0.contest < $1.contest }
    let lines = absent.map { result in
      let nearest = suggestion.nearest(to: result.contest, name: result.contestName)
      let label = ContestSuggestion.label(result.contest, result.contestName)
      return (
        "no contest \(label) in the feed" + (nearest.map { "; did you mean \($0)?" } ?? ""),
        nearest != nil
      )
    }
    return list(
      (lines.filter(\.1) + lines.filter { !$0.1 }).map(\.0),
      under: "\(absent.count.counted("contest")) of the baseline not in the feed")
  }

  private func otherHolders(
    _ pairs: [(ContestResult, ContestMatch)], in election: MatchedElection, _ parties: PartyBook
  ) -> String {
    let lines = pairs.compactMap { contest, match -> String? in
      guard contest.seats == 1, contest.lists.isEmpty,
        let holder = election.baseline[match.contest]?.holder?.party,
        let stated = contest.previous.first(where: { $0.seats > 0 })
      else { return nil }
      let other = parties.code(for: stated.party)
      guard other != holder else { return nil }
      return "\(ContestSuggestion.label(match.contest, contest.name)): "
        + "\(parties.name(of: holder)) in the baseline, \(parties.name(of: other)) in the feed"
    }
    return list(
      lines, under: "\(lines.count.counted("holder")) stated otherwise; the baseline stands")
  }

  private func list(_ lines: [String], under heading: String) -> String {
    guard !lines.isEmpty else { return "" }
    let rest = lines.count - Self.mostLines
    return heading + ":\n" + lines.prefix(Self.mostLines).map { "  \($0)\n" }.joined()
      + (rest > 0 ? "  and \(rest) more\n" : "")
  }
}
