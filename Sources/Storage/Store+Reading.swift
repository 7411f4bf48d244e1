package import ElectionResults
internal import GRDB

extension Store {
  /// The events that a filter lets through, oldest first.
  package func events(matching filter: EventFilter) async throws -> [Event] {
    try await read { database in
      var conditions: [String] = []
      var arguments = StatementArguments()
      func require(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
        guard let value else { return }
        conditions.append(condition)
        arguments += [value]
      }
      require("election = ?", filter.election?.text)
      require("contest = ?", filter.contest?.text)
      require("time >= ?", filter.since.map(StoredTime.text))
      require("sequence > ?", filter.afterSequence)
      if let type = filter.type {
        let isPrefix = type.hasSuffix("*")
        require(
          isPrefix ? "substr(type, 1, length(?)) = ?" : "type = ?",
          isPrefix ? String(type.dropLast()) : type)
        if isPrefix { arguments += [String(type.dropLast())] }
      }
      let place = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
      arguments += [filter.limit ?? -1]
      let latestFirst = try EventTable.events(
        database, "\(place) ORDER BY sequence DESC LIMIT ?", arguments)
      return latestFirst.reversed()
    }
  }

  /// The event with this sequence or identifier, or those whose identifier begins with the text; at most three.
  package func events(beginning text: String) async throws -> [Event] {
    try await read { database in
      if let sequence = Int(text) {
        let own = try EventTable.events(database, "WHERE sequence = ?", [sequence])
        if !own.isEmpty { return own }
      }
      return try EventTable.events(
        database, "WHERE substr(id, 1, length(?1)) = lower(?1) LIMIT 3", [text])
    }
  }

  /// The contests that a filter lets through as they stand now, by election and name.
  package func results(matching filter: ResultFilter) async throws -> [ContestStanding] {
    try await read { try StandingTable.current(filter, in: $0) }
  }

  /// For each feed of an election, which contests its own identifiers were found to be, otherwise than by equality.
  package func contestMatches(
    in election: ElectionID
  ) async throws -> [FeedID: [ContestID: ContestID]] {
    try await read { try ContestMatchTable.matches(in: election, $0) }
  }

  /// The elections of which anything was ever recorded, by identifier; tests are no elections.
  package func elections() async throws -> [ElectionID] {
    try await read { database in
      try String.fetchAll(database, sql: "SELECT election FROM elections ORDER BY election")
        .map { ElectionID($0) }.filter { !$0.isOfTests }
    }
  }

  /// An election's tallies as they stand now, most seats first.
  package func tallies(of election: ElectionID) async throws -> [PartyTally] {
    try await read { try TallyTable.current(of: election, in: $0) }
  }
}
