internal import ElectionResults

/// Reads a feed's contest as a standing: parties looked up, what is not stated this time kept where that is right, and
/// the winner found.
struct ContestReading {
  private let parties: PartyBook
  private let baseline: Baseline
  private let feed: FeedID
  /// The parties looked up so far: a snapshot names few of them many times.
  private var known: [PartyReference: (code: PartyCode, name: String)] = [:]

  init(parties: PartyBook, baseline: Baseline, feed: FeedID) {
    self.parties = parties
    self.baseline = baseline
    self.feed = feed
  }

  /// The contest's new state, still with the outcome of the old one, and the declared winner, who is its first candidate.
  mutating func standing(
    of result: ContestResult, after old: ContestStanding?
  ) -> (standing: ContestStanding, winner: CandidateStanding?) {
    let previous = baseline[result.id]
    let id = old?.contest ?? previous?.contest ?? result.id
    var new = old ?? ContestStanding(contest: id, name: result.name, feed: feed)
    new.feed = feed
    if !result.name.isEmpty { new.name = result.name }
    new.region = result.region ?? old?.region
    new.kind = result.kind ?? old?.kind
    new.seats = result.seats
    new.holder = previous?.holder?.party ?? statedHolder(of: result) ?? old?.holder
    new.reportingPercentage = result.reportingPercentage ?? old?.reportingPercentage
    new.electorate = result.electorate ?? old?.electorate
    new.ballots = result.ballots ?? old?.ballots
    new.candidates = candidates(of: result)

    let declaration = Declaration(of: new, status: result.status, declaredAt: result.declaredAt)
    let staysDeclared =
      old?.outcome != nil && (declaration.isStated || isSilent(result, new.candidates, after: old))
    new.declaredAt = result.declaredAt ?? (staysDeclared ? old?.declaredAt : nil)
    new.validVotes = result.validVotes ?? (staysDeclared ? old?.validVotes : nil)
    new.rejectedVotes = result.rejectedVotes ?? (staysDeclared ? old?.rejectedVotes : nil)
    let isPart = staysDeclared && old.map { isCutShort(new, of: $0) } ?? false
    if let old {
      new.candidates = merged(
        new.candidates, into: old, isPart: isPart, keepingFigures: staysDeclared)
    }
    let kept = staysDeclared ? old.flatMap { keptWinner(of: $0, among: new.candidates) } : nil
    let winner = (isPart ? nil : declaration.winner) ?? kept
    new.status = status(of: new, stated: result.status, isDeclared: winner != nil)
    new.candidates = CandidateOrder(of: new, winner: winner).candidates
    return (new, winner == nil ? nil : new.candidates.first)
  }

  /// The stored winner in the new list: a declaration that shows nobody as elected any more does not unseat anybody.
  private func keptWinner(
    of old: ContestStanding, among candidates: [CandidateStanding]
  ) -> Int? {
    let matching = CandidateMatching(of: candidates, with: old.candidates)
    return candidates.indices.first { matching.counterpart(ofNew: $0) == 0 }
  }

  /// Whether a list without any mark leaves out the stored winner because it was cut short: it names nobody who was not
  /// known, and its votes do not add up to the valid votes stated with it. Then it elects nobody else.
  private func isCutShort(_ new: ContestStanding, of old: ContestStanding) -> Bool {
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    let places = new.candidates.indices.map { matching.counterpart(ofNew: $0) }
    guard new.candidates.allSatisfy({ $0.isElected != true }), !places.contains(0),
      !places.contains(nil)
    else { return false }
    let votes = new.candidates.compactMap(\.votes)
    return votes.count < new.candidates.count || votes.reduce(0, +) != new.validVotes
  }

  /// Whether a statement says nothing about the declaration, so that what is declared stays so: the part that declares
  /// leaves the contest out, or there is no status, no time and no mark, and the outcome is not emptied by that, because
  /// it never rested on a mark or there is no figure either.
  private func isSilent(
    _ result: ContestResult, _ candidates: [CandidateStanding], after old: ContestStanding?
  ) -> Bool {
    if result.lacksDeclaringPart { return true }
    guard result.status == nil, result.declaredAt == nil,
      candidates.allSatisfy({ $0.isElected == nil })
    else { return false }
    return old?.candidates.first?.isElected != true
      || candidates.allSatisfy { $0.votes == nil && $0.finalVotes == nil }
  }

  private func statedHolder(of result: ContestResult) -> PartyCode? {
    result.previous.first { $0.seats > 0 }.map { parties.code(for: $0.party) }
  }

  private mutating func candidates(of result: ContestResult) -> [CandidateStanding] {
    result.candidates.map { candidate in
      let party = party(for: candidate.party)
      return CandidateStanding(
        id: candidate.id, name: candidate.name, party: party.code, partyName: party.name,
        votes: candidate.votes, finalVotes: candidate.finalVotes, isElected: candidate.isElected)
    }
  }

  private mutating func party(for reference: PartyReference) -> (code: PartyCode, name: String) {
    if let party = known[reference] { return party }
    let code = parties.code(for: reference)
    let name = parties.party(named: code.text)?.name ?? reference.name ?? code.text
    known[reference] = (code, name)
    return (code, name)
  }

  /// Keeps of the stored candidates what this snapshot leaves out: a list in which all have votes stands for itself; one
  /// without is taken as a part, and, while the contest stays declared, figures once stated are not forgotten.
  private func merged(
    _ candidates: [CandidateStanding], into old: ContestStanding, isPart: Bool,
    keepingFigures: Bool
  ) -> [CandidateStanding] {
    let isWhole = !isPart && !candidates.isEmpty && candidates.allSatisfy { $0.votes != nil }
    guard !isWhole else { return candidates }
    let matching = CandidateMatching(of: candidates, with: old.candidates)
    let keepsMarks = keepingFigures && candidates.allSatisfy { $0.isElected == nil }
    var merged = candidates
    for position in candidates.indices where keepingFigures {
      guard let place = matching.counterpart(ofNew: position) else { continue }
      let (candidate, before) = (candidates[position], old.candidates[place])
      merged[position].votes = candidate.votes ?? before.votes
      merged[position].finalVotes = candidate.finalVotes ?? before.finalVotes
      merged[position].isElected = keepsMarks ? before.isElected : candidate.isElected
    }
    let absent = matching.unmatchedOld.map { place in
      var kept = old.candidates[place]
      if !keepsMarks { kept.isElected = nil }
      if !keepingFigures { (kept.votes, kept.finalVotes) = (nil, nil) }
      return kept
    }
    return merged + absent
  }

  private func status(
    of standing: ContestStanding, stated: ContestStatus?, isDeclared: Bool
  ) -> ContestStatus {
    if isDeclared {
      if let stated, stated.isDeclared { return stated }
      return standing.status.isDeclared ? standing.status : .declared
    }
    if let stated, !stated.isDeclared { return stated }
    return standing.hasFigures ? .counting : .awaiting
  }
}
