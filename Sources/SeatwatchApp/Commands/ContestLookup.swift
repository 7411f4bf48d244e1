internal import ConfigurationText
internal import ElectionResults
internal import Storage

/// Finds the contest that somebody at a terminal means: by its identifier, or by its name.
struct ContestLookup: Sendable {
  /// A contest of an election.
  struct Found: Sendable, Equatable {
    let election: ElectionID
    let contest: ContestID
    let name: String
  }

  private let known: [Found]
  private let elections: [ElectionID]

  /// Gathers the contests that the store, the baselines and the configuration know.
  ///
  /// - Parameter election: Nil for all elections of the configuration.
  init(_ configuration: Configuration, store: Store, in election: ElectionID?) async throws {
    let meant = configuration.elections.filter { election == nil || $0.election.id == election }
    if meant.isEmpty, let election {
      throw CommandFailure(
        .usage,
        "no election is called \"\(election)\""
          + Self.suggestion(election.text, among: configuration.elections.map(\.election.id.text)))
    }
    var known: [Found] = []
    for entry in meant {
      let id = entry.election.id
      var names: [ContestID: String] = [:]
      for contest in Set(entry.election.tags.keys).union(entry.election.expected.keys) {
        names[contest] = contest.text
      }
      let stored = try await store.baseline(of: id)?.baseline
      for result in (entry.baseline?.baseline ?? stored)?.results.values.map({ $0 }) ?? [] {
        names[result.contest] = result.contestName ?? result.contest.text
      }
      for standing in try await store.results(matching: ResultFilter(election: id)) {
        names[standing.contest] = standing.name
      }
      known += names.map { Found(election: id, contest: $0.key, name: $0.value) }
    }
    self.known = known
    elections = meant.map(\.election.id)
  }

  /// The contest with this identifier, otherwise with this name.
  ///
  /// - Throws: ``CommandFailure`` when there is none, with the nearest, or more than one.
  func contest(_ text: String) throws -> Found {
    let byID = known.filter { $0.contest == ContestID(text) }
    let folded = PersonName.folded(text)
    let found = byID.isEmpty ? known.filter { PersonName.folded($0.name) == folded } : byID
    if let only = found.first, found.count == 1 { return only }
    guard let first = found.first else {
      throw CommandFailure(
        .usage,
        "no contest is called \"\(text)\""
          + Self.suggestion(text, among: known.map(\.contest.text) + known.map(\.name)))
    }
    let others = found.map { "\($0.contest) of \($0.election)" }.sorted().joined(separator: ", ")
    let remedy = Set(found.map(\.election)).count > 1 ? "add --election" : "name its id"
    throw CommandFailure(
      .usage, "\"\(text)\" may be \(others); \(remedy), such as \(first.contest)")
  }

  private static func suggestion(_ text: String, among names: [String]) -> String {
    Suggestion.nearest(to: text, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
  }
}
