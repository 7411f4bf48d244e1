internal import ElectionResults

/// The candidates of a unit, with the agency's marks.
struct APCandidates {
  /// What the agency says of a candidate; nothing while the race is not called.
  private enum Mark: String {
    case called = "X"
    case runoff = "R"
    case notNominated = "N"
  }

  private var candidates: [CandidateResult] = []
  private var marks: [Mark?] = []

  init(in unit: FeedNode) throws(DecodingFailure) {
    var gathered = GatheredCandidates()
    for node in unit.all("candidates") {
      try unit.tree.attempt { () throws(DecodingFailure) in
        try gathered.add(try Self.candidate(node), at: node)
        marks.append(try Self.mark(node))
      }
    }
    candidates = gathered.results
  }

  /// How many have the mark of a winner.
  var called: Int { marks.count { $0 == .called } }

  /// How far the race is, and the candidates as that shows them.
  func outcome(
    seats: Int, isUncontested: Bool, isCounting: Bool
  ) -> (status: ContestStatus, candidates: [CandidateResult]) {
    let hasVotes = candidates.contains { $0.votes ?? 0 > 0 }
    let isWalkover = isUncontested && (1...seats).contains(candidates.count)
    let isCalled = isWalkover || called >= seats
    let shown = zip(candidates, marks).map { candidate, mark in
      var candidate = candidate
      // Noughts before the first vote, and for those who need none, are no figures.
      if !hasVotes, !isCounting || isUncontested { candidate.votes = nil }
      candidate.isElected = isElected(mark, isCalled: isCalled, isWalkover: isWalkover)
      return candidate
    }
    if isCalled { return (.called, shown) }
    if marks.contains(.runoff) { return (.runoff, shown) }
    return (hasVotes || isCounting ? .counting : .awaiting, shown)
  }

  private func isElected(_ mark: Mark?, isCalled: Bool, isWalkover: Bool) -> Bool? {
    switch mark {
    case .called: true
    case .notNominated: false
    case .runoff: isCalled ? false : nil
    case nil: isWalkover ? true : isCalled ? false : nil
    }
  }

  private static func mark(_ node: FeedNode) throws(DecodingFailure) -> Mark? {
    guard let text = node.text("winner") else { return nil }
    if let mark = Mark(rawValue: text) { return mark }
    try node.tree.report(
      (node.member("winner") ?? node).failure(
        "\(Excerpt(text)) is no mark of a winner", "X, R or N is expected, or nothing"))
    return nil
  }

  private static func candidate(_ node: FeedNode) throws(DecodingFailure) -> CandidateResult {
    let names = ["first", "last", "suffix"].compactMap { node.text($0) }
    if names.isEmpty { throw node.failure("a candidate without a name", "`last` is expected") }
    return CandidateResult(
      id: try node.required("candidateID"), name: names.joined(separator: " "),
      party: party(node.text("party")), votes: try node.count("voteCount"))
  }

  /// Codes of those who stand for no party.
  private static let independents: Set = ["ind", "np", "npa", "una"]

  private static func party(_ code: String?) -> PartyReference {
    guard let code, !independents.contains(code.lowercased()) else { return PartyReference() }
    return PartyReference(abbreviation: code)
  }
}
