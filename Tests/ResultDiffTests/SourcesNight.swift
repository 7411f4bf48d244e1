import ElectionResults
import ResultDiff

/// An election night of a test that several feeds report: their snapshots are shown to it one after the other.
struct SourcesNight {
  private let comparison: ResultsComparison
  private(set) var standing = ElectionStanding(election: "e")
  private var polls: Int64 = 0

  /// - Parameter feeds: The one that decides first.
  init(
    _ feeds: [FeedID] = ["pa", "council"], seats: Int? = nil, baseline: [PreviousResult] = [],
    flipsOn basis: FlipBasis = .declaration
  ) {
    var election = Election(id: "e", name: "E", seats: seats)
    election.feeds = feeds
    election.flipsOn = basis
    comparison = ResultsComparison(
      election: election, baseline: Baseline(baseline), parties: Night.parties)
  }

  /// The same night, reported by other feeds from now on.
  func reported(by feeds: [FeedID]) -> SourcesNight {
    var night = SourcesNight(feeds)
    night.standing = standing
    night.polls = polls
    return night
  }

  /// What a snapshot of a feed changes; the standing moves on.
  mutating func change(
    _ feed: FeedID, _ contests: [ContestResult], holding held: Set<ContestID> = []
  ) -> ElectionChange? {
    polls += 1
    let change = comparison.change(
      from: standing, to: ResultsSnapshot(contests: contests),
      seenAs: Observation(
        feed: feed, time: Timestamp(milliseconds: polls), sourceURL: "http://\(feed)"),
      holding: held)
    if let change { standing = change.standing }
    return change
  }

  mutating func events(_ feed: FeedID, _ contests: ContestResult...) -> [Event] {
    change(feed, contests)?.events ?? []
  }

  /// The types of the events that a snapshot causes.
  mutating func types(_ feed: FeedID, _ contests: ContestResult...) -> [EventType] {
    (change(feed, contests)?.events ?? []).compactMap(\.type)
  }

  /// What is not believed of a snapshot of a feed: reasons, in their order.
  func doubts(_ feed: FeedID, _ contests: ContestResult...) -> [String] {
    let seen = standing.asSeen(by: feed, of: comparison.election)
    let reading = comparison.reading(
      of: ResultsSnapshot(contests: contests), after: seen, from: feed)
    let time = Timestamp(milliseconds: polls)
    return comparison.doubts(in: reading, after: seen, at: time).map(\.reason.rawValue)
  }

  var contest: ContestStanding? { standing.contests["c"] }

  /// Seats won of the parties that have any.
  var seatsWon: [PartyCode: Int] {
    standing.tallies.mapValues(\.seatsWon).filter { $0.value != 0 }
  }
}

/// The contest `c` between A of `con` and B of `lab`.
func duel(
  _ a: Int?, _ b: Int?, _ status: ContestStatus = .declared, elected: String? = nil
) -> ContestResult {
  contest(
    "c", status, .init("A con", a, elected: elected == "A" ? true : nil),
    .init("B lab", b, elected: elected == "B" ? true : nil))
}

extension [Event] {
  /// The identifier of the first event of a type; nil when there is none.
  func id(of type: EventType) -> String? { first { $0.type == type }?.text(.id) }
}
