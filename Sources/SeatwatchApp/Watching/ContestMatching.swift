internal import ElectionResults
internal import Logging

/// Gives the contests of an election's feeds the identifiers under which they are known, and finds those that are not.
struct ContestMatching: Sendable {
  /// How many contests a line of the log names.
  private static let mostNamed = 10

  private var matched: MatchedElection
  private let logger: Logger
  /// Which contests the feeds' own identifiers are, otherwise than by equality: as stored, so that a match holds also when
  /// a feed spells the name otherwise for a while.
  private var earlier: [FeedID: [ContestID: ContestID]]
  /// Matches that have been logged.
  private var told: [FeedID: [ContestID: ContestID]] = [:]
  /// Why contests are unknown, for those that have been logged.
  private var messages: [ContestID: String] = [:]

  /// - Parameter earlier: For each feed, which contests its own identifiers were found to be.
  init(
    _ matched: MatchedElection, earlier: [FeedID: [ContestID: ContestID]] = [:], logger: Logger
  ) {
    self.matched = matched
    self.earlier = earlier
    self.logger = logger
  }

  private var directory: ContestDirectory { matched.directory }

  /// With its watch lists and expected times by the identifiers in use.
  var election: Election { matched.election }

  /// The snapshot with its contests under the identifiers in use, and those that nobody knows marked as such; and which of
  /// the feed's own identifiers are newly found to be others.
  mutating func matched(
    _ snapshot: ResultsSnapshot, of feed: FeedID, after standing: ElectionStanding
  ) -> (snapshot: ResultsSnapshot, found: [ContestID: ContestID]) {
    var result = snapshot
    let known = earlier[feed] ?? [:]
    let matches = directory.matches(
      of: snapshot.contests, stored: standing.contests, earlier: known)
    var renamed: [(from: ContestResult, to: ContestID)] = []
    var found: [ContestID: ContestID] = [:]
    for (position, match) in matches.enumerated() {
      let contest = snapshot.contests[position]
      result.contests[position].id = match.contest
      if match.contest != known[contest.id] ?? contest.id, !contest.isTest {
        found[contest.id] = match.contest
      }
      guard match.basis == .name, told[feed]?[contest.id] != match.contest else { continue }
      told[feed, default: [:]][contest.id] = match.contest
      renamed.append((contest, match.contest))
    }
    tell(renamed, of: feed)
    moveNames(with: found, of: feed, after: standing)
    mark(&result, as: snapshot, of: feed, after: standing)
    return (result, snapshot.isTest ? [:] : found)
  }

  /// Keeps what was found, once it is stored.
  mutating func keep(_ found: [ContestID: ContestID], of feed: FeedID) {
    earlier[feed, default: [:]].merge(found) { $1 }
  }

  /// Has watch lists and expected times that name a feed's own identifier follow it.
  private mutating func moveNames(
    with found: [ContestID: ContestID], of feed: FeedID, after standing: ElectionStanding
  ) {
    guard found.keys.contains(where: matched.names) else { return }
    var all = earlier
    all[feed, default: [:]].merge(found) { $1 }
    matched.rename(by: all, stored: Set(standing.contests.keys))
  }

  /// Marks the contests that neither the baseline nor the configuration knows, as long as that has not been told.
  private mutating func mark(
    _ result: inout ResultsSnapshot, as shown: ResultsSnapshot, of feed: FeedID,
    after standing: ElectionStanding
  ) {
    let strangers = result.contests.indices.filter { position in
      isStranger(result.contests[position])
        && !directory.knows(shown.contests[position].id)
        && !isTold(result.contests[position].id, standing)
    }
    let news = strangers.filter { messages[result.contests[$0].id] == nil }
    if !news.isEmpty {
      let suggestion = ContestSuggestion(
        directory.baseline, without: Set(result.contests.map(\.id)))
      let mismatches = directory.mismatches(
        of: news.map { shown.contests[$0] }, among: shown.contests, stored: standing.contests,
        earlier: earlier[feed] ?? [:])
      for (position, mismatch) in zip(news, mismatches) {
        let contest = shown.contests[position]
        messages[result.contests[position].id] = mismatch.message(of: contest, suggestion)
      }
      tellStrangers(news.compactMap { messages[result.contests[$0].id] }, of: feed)
    }
    for position in strangers {
      result.contests[position].mismatch = messages[result.contests[position].id]
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
    logger.warning(
      "feed \(feed): \(count) unknown to election \(election.id.real):\n\(named)\(more)")
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
