internal import ElectionResults

/// The `candidates` column: a JSON array of name, party, votes, final_votes, pct, change and elected.
struct CandidateList {
  let standing: ContestStanding
  let previous: PreviousResult?
  /// How many of the first candidates are elected, with a mark of the feed or without; nil while that is not declared.
  let electedCount: Int?
  private let validVotes: Int?

  init(standing: ContestStanding, previous: PreviousResult?, electedCount: Int?) {
    self.standing = standing
    self.previous = previous
    self.electedCount = electedCount
    validVotes = standing.effectiveValidVotes
  }

  /// The list in the standing's order; beyond `limit` bytes the last ones are summed as `others`.
  func json(limit: Int) -> String {
    let all = standing.candidates.enumerated().map { object(of: $1, at: $0) }
    var kept = all.count
    while kept > 0, size(all.prefix(kept)) > limit - 200 { kept -= max(1, kept / 16) }
    guard kept < all.count else { return JSONText.array(all) }
    return JSONText.array(all.prefix(kept) + [others(standing.candidates.dropFirst(kept))])
  }

  private func size(_ objects: ArraySlice<String>) -> Int {
    objects.reduce(2) { $0 + $1.utf8.count + 1 }
  }

  private func object(of candidate: CandidateStanding, at position: Int) -> String {
    let isElected = electedCount.map { position < $0 }
    let share = Percentage.of(candidate.votes, in: validVotes)
    // Of several candidates of one party none has the party's share.
    let isComparable = !candidate.party.isPersonal && (standing.seats <= 1 || standing.isList)
    let before =
      !isComparable
      ? nil : Percentage.of(previous?.votes(for: candidate.party), in: previous?.validVotes)
    return JSONText.object([
      ("name", JSONText.string(candidate.name)), ("party", JSONText.string(candidate.party.text)),
      ("votes", number(candidate.votes)), ("final_votes", number(candidate.finalVotes)),
      ("pct", number(share)), ("change", number(Percentage.change(from: before, to: share))),
      ("elected", isElected.map { $0 ? "true" : "false" } ?? "null"),
    ])
  }

  private func others(_ candidates: ArraySlice<CandidateStanding>) -> String {
    let votes = candidates.compactMap(\.votes).reduce(0, +)
    return JSONText.object([
      ("name", JSONText.string("others")), ("party", "null"), ("votes", String(votes)),
      ("final_votes", "null"),
      ("pct", number(Percentage.of(votes, in: validVotes))),
      ("change", "null"), ("elected", "false"),
    ])
  }

  private func number(_ value: Int?) -> String { value.map { String($0) } ?? "null" }
  private func number(_ value: Double?) -> String { value.map { JSONText.number($0) } ?? "null" }
}
