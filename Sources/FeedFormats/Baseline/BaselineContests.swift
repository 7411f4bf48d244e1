internal import ElectionResults

/// Contests put together from the rows of a baseline CSV.
struct BaselineContests {
  /// More seats than any body has.
  private static let mostSeats = 10_000

  private let parties: PartyBook
  private var order: [ContestID] = []
  private var contests: [ContestID: PreviousResult] = [:]
  private var lines: [EntryKey: Int] = [:]

  /// What tells a row from another's: independents are persons, and several may stand.
  private struct EntryKey: Hashable {
    var contest: ContestID
    var party: PartyCode
  }

  init(parties: PartyBook) { self.parties = parties }

  /// In the order in which the file first mentions them.
  var results: [PreviousResult] { order.compactMap { contests[$0] } }

  mutating func add(_ row: BaselineRow) throws(DecodingFailure) {
    let id = ContestID(try row.required(.contest))
    let entry = try entry(of: row)
    let key = EntryKey(contest: id, party: entry.party)
    if !entry.party.isPersonal, let line = lines.updateValue(row.row.line, forKey: key) {
      throw row.failure(
        .party, "the party \(Excerpt(entry.party.text)) has a row already, in line \(line)",
        "each party of a contest has one row; add up those under several names of one party")
    }
    let isNotional = try row.isNotional()
    var contest =
      contests[id] ?? PreviousResult(contest: id, entries: [], isNotional: isNotional)
    contest.contestName = contest.contestName ?? row.text(.contestName)
    contest.isNotional = contest.isNotional || isNotional
    contest.electorate = try electorate(of: row, for: contest)
    contest.entries.append(entry)
    if contests.updateValue(contest, forKey: id) == nil { order.append(id) }
  }

  private func entry(of row: BaselineRow) throws(DecodingFailure) -> PreviousResult.Entry {
    let seats = try row.count(.seats) ?? 0
    guard seats <= Self.mostSeats else {
      throw row.failure(
        .seats, "no contest fills \(seats) seats", "write the seats that the party held in it")
    }
    let party = parties.code(for: PartyReference(name: try row.required(.party)))
    return PreviousResult.Entry(
      party: party, seats: seats, votes: try row.count(.votes), member: row.text(.member),
      heldSince: try row.year())
  }

  private func electorate(
    of row: BaselineRow, for contest: PreviousResult
  ) throws(DecodingFailure) -> Int? {
    guard let electorate = try row.count(.electorate) else { return contest.electorate }
    if let other = contest.electorate, other != electorate {
      throw row.failure(
        .electorate, "the electorate \(electorate) differs from \(other) in an earlier row",
        "all rows of a contest have the same, or none")
    }
    return electorate
  }
}
