internal import ElectionResults

/// The report of one area.
struct NorwegianReport {
  private let root: FeedNode
  private let area: NorwegianArea
  private let progress: NorwegianProgress

  /// - Throws: ``DecodingFailure`` for what is no report.
  init(_ root: FeedNode) throws(DecodingFailure) {
    guard root.kind == .object else {
      throw root.failure("this is no report of valgresultat.no", "an object is expected")
    }
    for name in ["id", "partier", "stemmer"] where root.member(name)?.isContainer != true {
      throw root.failure(
        "the member \"\(name)\" is missing",
        "a report has an area (id), votes (stemmer) and parties (partier)")
    }
    self.root = root
    area = try NorwegianArea(root)
    progress = try NorwegianProgress(root)
  }

  /// When the report was written, by the clocks of Oslo.
  func time() throws(DecodingFailure) -> Timestamp? {
    let pattern = MomentPattern("yyyy-MM-dd'T'HH:mm:ss", zone: "Europe/Oslo")
    return try root.member("tidspunkt")?.moment("rapportGenerert", as: pattern)
  }

  /// The area's contest.
  func contest() throws(DecodingFailure) -> ContestResult {
    let votes = try root.member("stemmer")?.count("total") ?? 0
    let lists = try NorwegianLists(in: root, hasFigures: votes > 0)
    let stated = try root.member("mandater")?.count("antall")
    let seats = stated ?? lists.allocatedSeats
    let status: ContestStatus = votes == 0 ? .awaiting : progress.isSettled ? .declared : .counting
    var contest = ContestResult(
      id: area.contest, name: area.name, region: area.region,
      kind: area.kind(isElected: seats > 0), seats: seats, status: status,
      reportingPercentage: progress.reportingPercentage, electorate: try root.count("antallsb"),
      validVotes: votes > 0 ? max(votes - lists.blankVotes, 0) : nil,
      rejectedVotes: votes > 0 ? try root.member("stemmer")?.count("totalForkastede") : nil,
      previous: lists.previous, lists: lists.results, countKind: progress.kind)
    if lists.allocatedSeats > seats {
      contest.contradiction = "\(lists.allocatedSeats) seats are allocated of \(seats)"
    }
    return contest
  }
}
