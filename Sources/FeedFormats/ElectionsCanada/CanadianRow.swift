internal import ElectionResults

/// A candidate's row of Elections Canada's table.
struct CanadianRow {
  let node: FeedNode
  let district: String
  let kind: CanadianCountKind

  /// Nil, once reported, when the row says neither district nor kind of results.
  init?(_ node: FeedNode) throws(DecodingFailure) {
    let kindText = node.text(CanadianColumn.countKind.rawValue) ?? ""
    guard let kind = CanadianCountKind(rawValue: kindText.lowercased()) else {
      let known = CanadianCountKind.allCases.map(\.rawValue).joined(separator: ", ")
      let cell = node.member(CanadianColumn.countKind.rawValue) ?? node
      try node.tree.report(
        cell.failure("\(Excerpt(kindText)) is no known type of results", "one of \(known)"))
      return nil
    }
    guard let district = node.text(CanadianColumn.district.rawValue) else {
      try node.tree.report(
        node.failure("the number of the electoral district is missing", "it has to be given"))
      return nil
    }
    self.node = node
    self.kind = kind
    self.district = district
  }

  /// What the row says of its district, with its candidate.
  func contest() throws(DecodingFailure) -> ContestResult {
    let name = node.text(CanadianColumn.districtName.rawValue) ?? district
    var contest = ContestResult(
      id: ContestID(district), name: name.replacing("--", with: "–"),
      region: CanadianProvince.name(ofDistrict: district), kind: .constituency,
      status: kind.status, countKind: kind.rawValue)
    let ballots = try count(.ballots)
    let rejected = try count(.rejected)
    // Before the validation rejected ballots are given as 0 and not counted among those cast.
    if kind > .preliminary {
      contest.rejectedVotes = rejected
      contest.ballots = ballots
    }
    if let ballots, let rejected, rejected <= ballots { contest.validVotes = ballots - rejected }
    contest.candidates = [try candidate()].compactMap { $0 }
    return contest
  }

  private func candidate() throws(DecodingFailure) -> CandidateResult? {
    let columns: [CanadianColumn] = [.givenName, .middleName, .surname]
    let names = columns.compactMap { node.text($0.rawValue) }
    if names.isEmpty {
      try node.tree.report(node.failure("the candidate has no name", "it has to be given"))
      return nil
    }
    let party = node.text(CanadianColumn.party.rawValue)
    return CandidateResult(
      name: names.joined(separator: " "),
      party: PartyReference(name: party == "No Affiliation" ? "Independent" : party),
      votes: try count(.votes))
  }

  private func count(_ column: CanadianColumn) throws(DecodingFailure) -> Int? {
    try node.count(column.rawValue, as: .english)
  }
}
