internal import ElectionResults
internal import Logging

/// Gives the contests of an election's feeds the identifiers under which they are known, and finds those that are not.
struct ContestMatching: Sendable {
  /// How many contests a line of the log names.
  private static let mostNamed = 10

  private let directory: ContestDirectory
  private let election: Election
  private let logger: Logger
  /// Matches by name hold as long as the process runs, also when a feed spells the name otherwise for a while.
  private var byName: [FeedID: [ContestID: ContestID]] = [:]
  /// Why contests are unknown, for those that have been logged.
  private var messages: [ContestID: String] = [:]

  init(_ directory: ContestDirectory, of election: Election, logger: Logger) {
    self.directory = directory
    self.election = election
    self.logger = logger
  }

  /// The snapshot with its contests under the identifiers in use, and those that nobody knows marked as such.
  mutating func matched(
    _ snapshot: ResultsSnapshot, of feed: FeedID, after standing: ElectionStanding
  ) -> ResultsSnapshot {
    var matched = snapshot
    let matches = matches(of: snapshot.contests, of: feed, after: standing)
    var renamed: [(from: ContestResult, to: ContestID)] = []
    for (position, match) in matches.enumerated() {
      let contest = snapshot.contests[position]
      matched.contests[position].id = match.contest
      guard match.basis == .name, byName[feed]?[contest.id] != match.contest else { continue }
      byName[feed, default: [:]][contest.id] = match.contest
      renamed.append((contest, match.contest))
    }
    tell(renamed, of: feed)
    mark(&matched, as: snapshot, of: feed, after: standing)
    return matched
  }

  private func matches(
    of contests: [ContestResult], of feed: FeedID, after standing: ElectionStanding
  ) -> [ContestMatch] {
    let matches = directory.matches(of: contests, stored: standing.contests)
    guard let known = byName[feed], matches.contains(where: { $0.basis == .nothing }) else {
      return matches
    }
    var taken = Set(matches.filter { $0.basis != .nothing }.map(\.contest))
    return matches.map { match in
      guard match.basis == .nothing, let other = known[match.contest],
        taken.insert(other).inserted
      else { return match }
      return ContestMatch(contest: other, basis: .name)
    }
  }

  /// Marks the contests that neither the baseline nor the configuration knows, as long as that has not been told.
  private mutating func mark(
    _ matched: inout ResultsSnapshot, as shown: ResultsSnapshot, of feed: FeedID,
    after standing: ElectionStanding
  ) {
    let strangers = matched.contests.indices.filter { position in
      isStranger(matched.contests[position]) && !isTold(matched.contests[position].id, standing)
    }
    let news = strangers.filter { messages[matched.contests[$0].id] == nil }
    if !news.isEmpty {
      let suggestion = ContestSuggestion(
        directory.baseline, without: Set(matched.contests.map(\.id)))
      let mismatches = directory.mismatches(
        of: news.map { shown.contests[$0] }, among: shown.contests, stored: standing.contests)
      for (position, mismatch) in zip(news, mismatches) {
        let contest = shown.contests[position]
        messages[matched.contests[position].id] = mismatch.message(of: contest, suggestion)
      }
      tellStrangers(news.compactMap { messages[matched.contests[$0].id] }, of: feed)
    }
    for position in strangers {
      matched.contests[position].mismatch = messages[matched.contests[position].id]
    }
  }

  /// Whether a contest with seats of its own is unknown, though there is a baseline to know it.
  private func isStranger(_ contest: ContestResult) -> Bool {
    !directory.baseline.results.isEmpty && election.system != .referendum && contest.fillsSeats
      && !contest.isTest && !directory.knows(contest.id)
  }

  /// Whether the log of events has it, and this process has said it too.
  private func isTold(_ contest: ContestID, _ standing: ElectionStanding) -> Bool {
    guard messages[contest] != nil else { return false }
    let identity = EventIdentity(
      election: election.id, scope: contest.text, type: .contestUnmatched)
    return standing.occurrences[identity.key] != nil
  }

  private func tell(_ renamed: [(from: ContestResult, to: ContestID)], of feed: FeedID) {
    for start in stride(from: 0, to: renamed.count, by: Self.mostNamed) {
      let part = renamed[start..<min(start + Self.mostNamed, renamed.count)]
      let pairs = part.map { "\($0.from.id) is \($0.to) (\($0.from.name))" }
      logger.info(
        "feed \(feed): contests known by their name: \(pairs.joined(separator: ", "))")
    }
  }

  private func tellStrangers(_ messages: [String], of feed: FeedID) {
    let named = messages.prefix(Self.mostNamed).joined(separator: "\n")
    let rest = messages.count - Self.mostNamed
    let more = rest > 0 ? "\nand \(rest) more" : ""
    let count = messages.count.counted("contest")
    logger.warning("feed \(feed): \(count) unknown to election \(election.id):\n\(named)\(more)")
  }
}

extension ContestMismatch {
  /// What is wrong and what would help, for a person.
  func message(of contest: ContestResult, _ suggestion: ContestSuggestion) -> String {
    let label = ContestSuggestion.label(contest.id, contest.name)
    let unknown = "\(label) is in neither the baseline nor the configuration"
    func labels(_ ids: [ContestID]) -> String {
      ids.map(suggestion.label(of:)).joined(separator: ", ")
    }
    switch self {
    case .unknown:
      let nearest = suggestion.nearest(to: contest.id, name: contest.name)
      return unknown + (nearest.map { "; did you mean \($0)?" } ?? "")
    case .otherIdentifier(let other):
      return unknown + ", and \(other) of the same name has another identifier of its scheme; "
        + "did you mean \(suggestion.label(of: other))?"
    case .severalKnown(let others):
      return unknown + ", and its name is that of several: \(labels(others)); "
        + "a crosswalk says which one it is"
    case .severalInFeed(let others):
      return unknown + ", and several contests of the feed have its name: "
        + others.map(\.text).joined(separator: ", ") + "; a crosswalk says which is which"
    case .taken(let other):
      return unknown + ": the feed has \(suggestion.label(of: other)) beside it"
    case .severalRows(let others):
      return "\(label) stands in several rows of the crosswalk, of different schemes: "
        + labels(others)
    case .crosswalkOnly(let other):
      return "\(label) is \(other) in the crosswalk, which is in neither the baseline nor the "
        + "configuration"
    }
  }
}
