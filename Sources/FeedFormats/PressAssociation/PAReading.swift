internal import ElectionResults

/// Reads one contest of a document of PA Media's.
struct PAReading {
  let document: FeedNode
  let root: PARoot
  let election: PAElection
  /// The `Constituency` or `Council`.
  let area: FeedNode

  /// Nil for what says nothing of a contest's candidates, lists or status.
  func contest() throws(DecodingFailure) -> ContestResult? {
    switch root.system {
    case .firstPastThePost: try constituency()
    case .topUp: try listRegion()
    case .local, .localElection: try council()
    }
  }

  private func constituency() throws(DecodingFailure) -> ContestResult? {
    var contest = ContestResult(
      id: election.contestID(try area.required("@number")), name: try area.required("@name"),
      kind: isMayoral ? .mayoralty : .constituency)
    try addTotals(to: &contest)
    contest.candidates = try PACandidates(of: area, isResult: root.kind == .result).results
    try PAHolder(of: area, in: document, candidates: contest.candidates).state(in: &contest)
    switch root.kind {
    case .result: try declareResult(&contest)
    case .rush: try declareRush(&contest)
    case .recount: contest.status = .recount
    case .nominations, .stateOfParties:
      contest.status = .awaiting
      contest.lacksDeclaringPart = true
    }
    return contest
  }

  private func addTotals(to contest: inout ContestResult) throws(DecodingFailure) {
    let electorate = try area.count("@electorate")
    contest.electorate = electorate == 0 ? nil : electorate
    contest.region = area.text("@region")
    if root.kind == .result {
      contest.validVotes = try area.count("@turnout")
      contest.declaredAt = try declarationTime()
    }
  }

  private func declareResult(_ contest: inout ContestResult) throws(DecodingFailure) {
    let winner = PAParty.winner(of: area)
    if !contest.candidates.contains(where: { $0.isElected == true }), let winner {
      _ = winner.mark(in: &contest.candidates)
    }
    let isWon = winner != nil || contest.candidates.contains { $0.isElected == true }
    contest.status = isWon ? .declared : .counting
    if !isWon { contest.declaredAt = nil }
  }

  private func declareRush(_ contest: inout ContestResult) throws(DecodingFailure) {
    contest.status = .declared
    contest.declaredAt = try declarationTime()
    guard !contest.candidates.contains(where: { $0.isElected == true }) else { return }
    guard let winner = PAParty.winner(of: area) else {
      throw area.failure(
        "a rush without a winner", "the attribute @winningPartyAbbreviation is expected")
    }
    guard !winner.mark(in: &contest.candidates), let standIn = winner.standIn else { return }
    contest.candidates = [standIn]
  }

  private func declarationTime() throws(DecodingFailure) -> Timestamp? {
    let patterns =
      [MomentPattern].isoLocal(zone: "Europe/London")
      + ["dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm"].map {
        MomentPattern($0, zone: "Europe/London")
      }
    return try document.moment("@declarationTime", asAnyOf: patterns)
  }

  private var isMayoral: Bool { election.name?.lowercased().contains("mayor") == true }

  private func listRegion() throws(DecodingFailure) -> ContestResult? {
    let number = try area.required("@number")
    var contest = ContestResult(
      id: election.contestID(number, group: "region"), name: try area.required("@name"),
      kind: .listRegion)
    try addTotals(to: &contest)
    contest.lists = try PALists(of: area, isResult: root.kind.declares).results
    let seats = contest.lists.reduce(0) { $0 + ($1.seats ?? 0) }
    contest.seats = max(try area.count("@seats") ?? seats, 1)
    switch root.kind {
    case .result, .rush:
      guard seats > 0 || root.kind == .result else { return nil }
      contest.status = seats > 0 ? .declared : .counting
      contest.declaredAt = seats > 0 ? try declarationTime() : nil
    case .recount: contest.status = .recount
    case .nominations, .stateOfParties:
      contest.status = .awaiting
      contest.lacksDeclaringPart = true
    }
    return contest
  }

  /// A council's result in seats. What comes before it says nothing of seats.
  private func council() throws(DecodingFailure) -> ContestResult? {
    guard root.kind == .result else { return nil }
    let id = election.contestID(try area.required("@paId"), group: "council")
    var contest = ContestResult(
      id: id, name: try area.required("@name"), region: area.text("@region"), kind: .body)
    let council = try PACouncil(of: area)
    contest.lists = council.lists
    contest.previous = council.previous
    contest.seats = max(council.seats, 1)
    contest.status = council.seats > 0 ? .declared : .counting
    contest.declaredAt = council.seats > 0 ? try declarationTime() : nil
    return contest
  }
}
