internal import ElectionResults
internal import Storage

extension StatusCommand {
  /// Contests of feeds that were told to be unknown, as far as the baseline does not know them now.
  func unmatched() async throws -> StatusSection {
    var rows: [[EventValue?]] = []
    for entry in configuration.elections {
      let election = entry.election.id
      let told = try await store.events(
        matching: EventFilter(election: election, type: EventType.contestUnmatched.rawValue))
      let known = try await store.baseline(of: election)?.baseline
      var latest: [ContestID: Event] = [:]
      for event in told {
        if let contest = event.contest, known?[contest] == nil { latest[contest] = event }
      }
      rows += latest.sorted { $0.key < $1.key }.map { contest, event in
        [
          .text(election.text), .text(contest.text), event[.contestName], event[.feed],
          event[.message],
        ]
      }
    }
    return StatusSection(
      kind: "unmatched", title: "Contests that the baseline does not know",
      columns: [
        .init(name: "election"), .init(name: "contest"), .init(name: "contest_name"),
        .init(name: "feed"), .init(name: "message"),
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
