internal import ElectionResults

/// Contests put together from the rows of several files: candidacies first, then constituencies, then winners.
struct UKContests {
  private let latest: UKPollingDays
  private var order: [ContestID] = []
  private var contests: [ContestID: ContestResult] = [:]
  private var candidacies: [CandidacyKey: Int] = [:]
  private var rowLines: [RowKey: Int] = [:]

  /// What tells a candidate's row from another's.
  private struct CandidacyKey: Hashable {
    var contest: ContestID
    var name: String
    var party: PartyReference
    var person: String?
  }

  /// What tells a contest's row from another's.
  private struct RowKey: Hashable {
    var contest: ContestID
    var kind: UKFileKind
  }

  init(latest: UKPollingDays) { self.latest = latest }

  /// In the order in which the files first mention them.
  var results: [ContestResult] {
    order.compactMap { contests[$0] }.map { contest in
      var contest = contest
      let declaring = [UKFileKind.constituencies, .winners]
      contest.lacksDeclaringPart = declaring.allSatisfy { kind in
        rowLines[RowKey(contest: contest.id, kind: kind)] == nil
      }
      if contest.status == nil {
        contest.isStatusImplied = true
        contest.status = contest.candidates.contains { $0.votes != nil } ? .counting : .awaiting
      }
      contest.contradiction = contest.contradiction ?? Self.contradiction(in: contest)
      return contest
    }
  }

  /// Adds what a row says. Files come in the order of ``UKFileKind``.
  mutating func add(_ row: UKRow, of kind: UKFileKind) throws(DecodingFailure) {
    let id = ContestID(try row.required(.contest))
    guard try !latest.isSuperseded(row, of: id) else { return }
    let name = try row.required(.contestName)
    var contest = contests[id] ?? ContestResult(id: id, name: name, kind: .constituency)
    contest.region = contest.region ?? row.text(.region)
    contest.pollingDay = try row.pollingDay().map(UKClock.dayText) ?? contest.pollingDay
    switch kind {
    case .candidacies: try addCandidacy(row, to: &contest)
    case .constituencies:
      try requireFirst(row, RowKey(contest: id, kind: kind))
      try addResult(row, to: &contest)
    case .winners:
      try requireFirst(row, RowKey(contest: id, kind: kind))
      try addWinner(row, to: &contest)
    }
    if contests.updateValue(contest, forKey: id) == nil { order.append(id) }
  }

  private mutating func requireFirst(_ row: UKRow, _ key: RowKey) throws(DecodingFailure) {
    if let line = rowLines.updateValue(row.row.line, forKey: key) {
      throw row.failure(
        .contest, "the contest \(Excerpt(key.contest.text)) has a row already, in line \(line)",
        "each contest has one row")
    }
  }

  private mutating func addCandidacy(
    _ row: UKRow, to contest: inout ContestResult
  ) throws(DecodingFailure) {
    guard let name = row.name(.candidateFirstName, .candidateSurname) else {
      throw row.failure(.candidateSurname, "a candidate without a name", "every row has one")
    }
    let party = PartyReference(
      name: row.text(.partyName), abbreviation: row.text(.partyAbbreviation),
      registrations: [row.text(.registration), row.text(.adjunctRegistration)].compactMap { $0 })
    let key = CandidacyKey(
      contest: contest.id, name: name, party: party, person: row.text(.person))
    if let line = candidacies.updateValue(row.row.line, forKey: key) {
      throw row.failure(
        .candidateSurname, "the candidate \(Excerpt(name)) has a row already, in line \(line)",
        "each candidate of a contest has one row")
    }
    contest.candidates.append(
      CandidateResult(id: key.person, name: name, party: party, votes: try row.count(.votes)))
  }

  private func addResult(
    _ row: UKRow, to contest: inout ContestResult
  ) throws(DecodingFailure) {
    // The names of this file are the edited ones: candidacies have had "Old bexley and Sidcup".
    contest.name = try row.required(.contestName)
    contest.electorate = try row.count(.electorate)
    contest.validVotes = try row.count(.validVotes)
    contest.rejectedVotes = try row.count(.invalidVotes)
    let declaredAt = try row.declarationTime()
    // A member alone is who sits there, and a time alone when: only a result says that somebody won.
    guard let result = try row.result(.result) else { return }
    contest.declaredAt = declaredAt
    let name = row.name(.memberFirstName, .memberSurname)
    let winner = UKWinner(name: name, party: row.text(.firstParty) ?? result.winner)
    let listed = contest.candidates
    try declare(winner, result, in: &contest, by: row, nameColumn: .memberSurname)
    let majority = try row.count(.majority)
    contest.contradiction =
      Self.stranger(name, among: listed, winner) ?? Self.contradiction(in: contest)
      ?? Self.otherMajority(majority, in: contest)
  }

  private func addWinner(
    _ row: UKRow, to contest: inout ContestResult
  ) throws(DecodingFailure) {
    let result = try row.result(.resultSummary)
    let name = row.name(.givenName, .familyName)
    let winner = UKWinner(name: name, party: result?.winner, person: row.text(.person))
    // A constituency row says the same and more.
    if contest.status == .declared {
      let elected = contest.candidates.first { $0.isElected == true }
      if let other = winner.candidate(among: contest.candidates), other != elected {
        contest.contradiction =
          "the winners' file names \(other.name), the constituencies' file "
          + "\(elected?.name ?? "nobody")"
      }
      return
    }
    guard let result else { return }
    try declare(winner, result, in: &contest, by: row, nameColumn: .familyName)
  }

  private func declare(
    _ winner: UKWinner, _ result: UKResult, in contest: inout ContestResult, by row: UKRow,
    nameColumn: UKColumn
  ) throws(DecodingFailure) {
    guard winner.mark(in: &contest.candidates) else {
      throw row.failure(
        nameColumn, "a result without the name of the winner", "the member's name is expected")
    }
    contest.status = .declared
    contest.previous = result.previous
  }

  /// Why the member whom a result names is nobody among the candidacies: not even by a part of the name.
  private static func stranger(
    _ name: String?, among listed: [CandidateResult], _ winner: UKWinner
  ) -> String? {
    guard let name, !listed.isEmpty else { return nil }
    let words = PersonName.folded(name).split(separator: " ")
    let isListed = listed.contains { candidate in
      let known = PersonName.folded(candidate.name).split(separator: " ")
      let isWinner = candidate == winner.candidate(among: listed)
      return isWinner
        ? !Set(words).isDisjoint(with: known) : words.last.map(known.contains) ?? false
    }
    return isListed ? nil : "\(name) is named as the winner, and is no candidate"
  }

  /// Why a stated majority is not that of the candidates' votes, once all are known.
  private static func otherMajority(_ stated: Int?, in contest: ContestResult) -> String? {
    let votes = contest.candidates.compactMap(\.votes).sorted(by: >)
    guard let stated, votes.count > 1, votes.count == contest.candidates.count,
      stated != votes[0] - votes[1]
    else { return nil }
    return "the majority is stated as \(stated), and the votes make \(votes[0] - votes[1])"
  }

  /// Why the files cannot all be right about a contest: the winner of one has fewer votes in the other than somebody else.
  private static func contradiction(in contest: ContestResult) -> String? {
    guard let elected = contest.candidates.first(where: { $0.isElected == true }),
      let votes = elected.votes,
      let first = contest.candidates.max(by: { ($0.votes ?? -1) < ($1.votes ?? -1) }),
      let most = first.votes, most > votes
    else { return nil }
    return
      "\(elected.name) is named as the winner with \(votes) votes, and \(first.name) has \(most)"
  }
}
