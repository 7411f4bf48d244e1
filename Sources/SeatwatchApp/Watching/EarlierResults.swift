internal import ElectionResults
internal import Storage

/// Makes baselines of elections that the store has followed.
struct EarlierResults: Sendable {
  let configuration: Configuration
  let store: Store

  /// The declared results of an earlier election, and where it says so the by-elections since then, as the baseline of
  /// another one.
  func baseline(
    _ earlier: EarlierElection, for election: Election
  ) async throws -> BaselineFile {
    let contests = try await store.results(matching: ResultFilter(election: earlier.election))
    let own = try await store.baseline(of: earlier.election)?.baseline ?? Baseline()
    let configured = configuration.election(earlier.election)?.election
    let directory = ContestDirectory(
      crosswalk: configuration.crosswalk, baseline: own, stored: contests)
    var baseline = Baseline(
      declaredIn: contests, year: configured?.year, after: directory.baseline)
    var source = "election \(earlier.election)"
    if earlier.byElections == .count, let configured {
      for byElection in byElections(after: configured, before: election) {
        let contests = try await declared(in: byElection, as: baseline)
        guard !contests.isEmpty else { continue }
        baseline = baseline.taking(byElection: contests, year: byElection.year)
        source += ", \(byElection.id)"
      }
    }
    return BaselineFile(baseline: baseline, source: source, sha256: baseline.fingerprint)
  }

  /// The elections to some seats of the body between two others, by date.
  private func byElections(after earlier: Election, before later: Election) -> [Election] {
    guard let body = later.body, let first = earlier.date, let last = later.date else { return [] }
    return configuration.elections.map(\.election).filter { election in
      guard election.body == body, let date = election.date, date > first, date < last,
        let seats = election.seats, let bodySeats = election.bodySeats ?? later.bodySeats
      else { return false }
      return seats < bodySeats
    }.sorted { ($0.date ?? "", $0.id) < ($1.date ?? "", $1.id) }
  }

  /// The declared contests of a by-election, under the identifiers of a baseline.
  private func declared(
    in election: Election, as baseline: Baseline
  ) async throws -> [ContestStanding] {
    let contests = try await store.results(matching: ResultFilter(election: election.id))
      .filter { $0.outcome != nil }
    let directory = ContestDirectory(crosswalk: configuration.crosswalk, baseline: baseline)
    let matches = directory.matches(of: contests.map { ContestResult(standing: $0) })
    return zip(contests, matches).map { contest, match in
      var contest = contest
      contest.contest = match.contest
      return contest
    }
  }
}

extension Configuration {
  /// The elections, each after those whose results are its baseline.
  var electionsInOrder: [ElectionConfiguration] {
    elections.enumerated().sorted { left, right in
      (depth(of: left.element), left.offset) < (depth(of: right.element), right.offset)
    }.map(\.element)
  }

  /// How many elections have to be known before this one.
  private func depth(of entry: ElectionConfiguration) -> Int {
    var (depth, next) = (0, entry.earlierElection)
    while let earlier = next, depth < elections.count {
      depth += 1
      next = election(earlier.election)?.earlierElection
    }
    return depth
  }
}

extension Election {
  /// That of polling day; nil when that is not known.
  fileprivate var year: Int? { date.flatMap { Int($0.prefix(4)) } }
}
