internal import ElectionResults

/// A ballot: the results of one ward, constituency or post.
struct DemocracyClubBallot {
  private let node: FeedNode
  private let id: String
  private let candidates: DemocracyClubCandidates
  /// Where the totals stand: beside the candidates, or, in the API's later version, in an object of their own.
  private var totals: FeedNode {
    node.member("results").flatMap { $0.kind == .object ? $0 : nil } ?? node
  }

  init(_ node: FeedNode) throws(DecodingFailure) {
    guard node.kind == .object else {
      throw node.failure("this is no ballot", "an object is expected")
    }
    self.node = node
    id = try node.required("ballot_paper_id")
    candidates = try DemocracyClubCandidates(in: node)
  }

  func contest() throws(DecodingFailure) -> ContestResult {
    let stated = try node.count("winner_count")
    let seats = max(stated ?? candidates.winners, 1)
    let status = try status(seats: seats, areSeatsKnown: stated != nil || candidates.haveAllVotes)
    let turnout = try totals.count("num_turnout_reported")
    var contest = ContestResult(
      id: ContestID(id), name: try name(), region: region, kind: kind, seats: seats,
      status: status, electorate: try totals.count("total_electorate"),
      rejectedVotes: try totals.count("num_spoilt_ballots"),
      ballots: turnout.flatMap { candidates.allow(ballots: $0, seats: seats) ? $0 : nil },
      candidates: candidates.results(isDeclared: status == .declared),
      pollingDay: try pollingDay())
    contest.isStatusImplied = candidates.winners > 0 && status == .counting && stated == nil
    if candidates.winners > seats {
      contest.contradiction = "\(candidates.winners) winners are marked for \(seats) seats"
    }
    return contest
  }

  /// Marks alone tell how many seats there are only once they have all been entered, which all votes show.
  private func status(
    seats: Int, areSeatsKnown: Bool
  ) throws(DecodingFailure) -> ContestStatus {
    if try node.truth("cancelled") == true { return .postponed }
    if candidates.winners >= seats, areSeatsKnown { return .declared }
    return candidates.haveVotes || candidates.winners > 0 ? .counting : .awaiting
  }

  private func name() throws(DecodingFailure) -> String {
    if let label = (node.member("post") ?? candidates.post)?.text("label") { return label }
    // The ward's own words stand before the day: `local.sheffield.ecclesall.2021-05-06`.
    let words = id.split(separator: ".").dropLast()
    guard let last = words.last else {
      throw node.failure("a ballot without its post's label", "`post` has a `label`")
    }
    return String(last)
  }

  /// The council or body, as the election's name has it.
  private var region: String? {
    let name = (node.member("election") ?? candidates.election)?.text("name")
    let suffix = " local election"
    return name.map { $0.hasSuffix(suffix) ? String($0.dropLast(suffix.count)) : $0 }
  }

  private var kind: ContestKind? {
    let words = id.split(separator: ".").prefix(2).map(String.init)
    switch (words.first, words.last) {
    case ("local", _): return .ward
    case ("mayor", _): return .mayoralty
    case ("sp", "r"), ("senedd", "r"), ("naw", "r"), ("gla", "a"): return .listRegion
    case ("parl", _), ("sp", _), ("senedd", _), ("naw", _), ("nia", _), ("gla", "c"):
      return .constituency
    default: return nil
    }
  }

  /// The day at the end of the identifier.
  private func pollingDay() throws(DecodingFailure) -> String? {
    let day = id.split(separator: ".").last.map(String.init) ?? ""
    if day.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil { return day }
    try node.tree.report(
      (node.member("ballot_paper_id") ?? node).failure(
        "\(Excerpt(id)) does not end with a day",
        "an identifier like local.sheffield.ecclesall.2021-05-06 is expected"))
    return nil
  }
}
