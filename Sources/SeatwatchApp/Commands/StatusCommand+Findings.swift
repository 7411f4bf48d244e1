internal import ElectionResults
internal import Storage

extension StatusCommand {
  /// Contests of feeds that were told to be unknown, as far as they are unknown still.
  func unmatched(_ standings: [ElectionID: ElectionStanding]) async throws -> StatusSection {
    var rows: [[EventValue?]] = []
    for entry in configuration.elections {
      let election = entry.election.id
      let told = try await store.events(
        matching: EventFilter(election: election, type: EventType.contestUnmatched.rawValue)
      ).filter { !$0.isTrue(.isTest) }
      guard !told.isEmpty else { continue }
      let stored = standings[election].map { Array($0.contests.values) } ?? []
      let directory = MatchedElection(
        entry.election, baseline: try await store.baseline(of: election)?.baseline ?? Baseline(),
        crosswalk: configuration.crosswalk, earlier: try await store.contestMatches(in: election),
        stored: stored
      ).directory
      var latest: [ContestID: Event] = [:]
      for event in told {
        if let contest = event.contest, !directory.knows(contest) { latest[contest] = event }
      }
      rows += latest.sorted { $0.key < $1.key }.map { contest, event in
        [
          .text(election.text), .text(contest.text), event[.contestName], event[.feed],
          event[.message],
        ]
      }
    }
    return StatusSection(
      kind: "unmatched", title: "Contests that neither the baseline nor the configuration knows",
      columns: [
        .init(name: "election"), .init(name: "contest"), .init(name: "contest_name"),
        .init(name: "feed"), .init(name: "message"),
      ], rows: rows)
  }

  /// Seats whose holder a feed states otherwise than the baseline, which stands.
  func holders(_ standings: [ElectionID: ElectionStanding]) -> StatusSection {
    let rows = configuration.elections.flatMap { entry -> [[EventValue?]] in
      let contests = standings[entry.election.id]?.contests.values.filter { $0.statedHolder != nil }
      return (contests ?? []).sorted { $0.contest < $1.contest }.map { contest in
        [
          .text(entry.election.id.text), .text(contest.contest.text), .text(contest.name),
          contest.holder.map { .text($0.text) }, contest.statedHolder.map { .text($0.text) },
          .text(contest.feed.text),
        ]
      }
    }
    return StatusSection(
      kind: "holder", title: "Holders that a feed states otherwise than the baseline",
      columns: [
        .init(name: "election"), .init(name: "contest"), .init(name: "contest_name"),
        .init(name: "from_party"), .init(name: "stated_party"), .init(name: "feed"),
      ], rows: rows)
  }

  /// Parties that are not listed, with where they stand under their own name.
  func unknownParties(
    _ standings: [ElectionID: ElectionStanding]
  ) async throws -> StatusSection {
    var rows: [[EventValue?]] = []
    for entry in configuration.elections {
      var unknown = UnknownParties(among: entry.parties)
      if let standing = standings[entry.election.id] { unknown.note(standing) }
      if let stored = try await store.baseline(of: entry.election.id) {
        unknown.note(stored.baseline)
      }
      rows += unknown.sorted.map { party in
        [
          .text(entry.election.id.text), .text(party.code.text), .text(party.sourceNames),
          .integer(party.contests.count), .text(party.contestNames),
        ]
      }
    }
    return StatusSection(
      kind: "unknown_party", title: "Parties that are not in the list of parties",
      columns: [
        .init(name: "election"), .init(name: "party"), .init(name: "where"),
        .init(name: "contests", isNumeric: true), .init(name: "contest_names"),
      ], rows: rows)
  }
}
