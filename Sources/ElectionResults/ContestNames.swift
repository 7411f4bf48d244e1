/// Who has which name, folded, among the known contests and in a snapshot.
struct ContestNames {
  private var known: [String: Set<ContestID>]
  private var bearers: [String: Set<ContestID>] = [:]
  private let folded: [ContestID: String]

  init(
    _ names: [String: Set<ContestID>], stored: [ContestID: ContestStanding],
    among contests: [ContestResult]
  ) {
    known = names
    for standing in stored.values {
      known[ContestName.folded(standing.name), default: []].insert(standing.contest)
    }
    var folded: [ContestID: String] = [:]
    for contest in contests {
      let name = ContestName.folded(contest.name)
      folded[contest.id] = name
      bearers[name, default: []].insert(contest.id)
    }
    self.folded = folded
    known[""] = nil
  }

  /// The other known contests of a contest's name, by identifier.
  func contests(named contest: ContestResult) -> [ContestID] {
    (known[folded[contest.id] ?? ""] ?? []).subtracting([contest.id]).sorted()
  }

  /// The contests of the snapshot that have its name, by identifier.
  func bearers(ofNameOf contest: ContestResult) -> [ContestID] {
    (bearers[folded[contest.id] ?? ""] ?? []).sorted()
  }
}
