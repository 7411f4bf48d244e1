internal import ElectionResults

/// Fills an event's columns about a contest and its outcome.
struct OutcomeColumns {
  let standing: ContestStanding
  /// Nil when the baseline does not know the contest: then there are no previous figures.
  let previous: PreviousResult?
  let parties: PartyBook

  /// The columns that any event of the contest has.
  func fillContest(of event: inout Event, previousStatus: ContestStatus?) {
    event.set(.contest, standing.contest)
    event.set(.contestName, standing.name)
    event.set(.region, standing.region)
    event.set(.kind, standing.kind?.rawValue)
    event.set(.seats, standing.seats)
    event.set(.status, standing.status.rawValue)
    event.set(.previousStatus, previousStatus?.rawValue)
    event.set(.declaredAt, standing.declaredAt)
    event.set(.reportingPercentage, standing.reportingPercentage)
    event.set(.electorate, standing.electorate)
    event.set(.validVotes, standing.effectiveValidVotes)
    event.set(.rejectedVotes, standing.rejectedVotes)
  }

  /// How many bytes `candidates` and `changes` may have together.
  static let longest = 98_304

  /// The figures of the count, complete or not: the lead in `majority`, and the candidates.
  ///
  /// - Parameters:
  ///   - isDeclared: Whether the first candidate is elected, with a mark of the feed or without.
  ///   - reserved: Bytes of the row that other lists take.
  func fillCount(of event: inout Event, isDeclared: Bool = false, reserving reserved: Int = 0) {
    let valid = standing.effectiveValidVotes
    event.set(.majority, standing.margin)
    event.set(.majorityPercentage, Percentage.of(standing.margin, in: valid))
    event.set(.runnerUp, standing.runnerUp?.name)
    event.set(.runnerUpParty, standing.runnerUp?.party)
    let list = CandidateList(
      standing: standing, previous: previous, isDeclared: isDeclared)
    event[.candidates] = .json(list.json(limit: Self.longest - reserved))
  }

  /// Turnout: only of an outcome, since a count that goes on has no turnout yet.
  private func fillTurnout(of event: inout Event) {
    let turnout = Percentage.of(standing.effectiveValidVotes, in: standing.electorate)
    event.set(.turnoutPercentage, turnout)
    let before = Percentage.of(previous?.validVotes, in: previous?.electorate)
    event.set(.turnoutChange, Percentage.change(from: before, to: turnout))
  }

  /// The outcome: winner, seat change, swing, and what it was before.
  func fillOutcome(of event: inout Event, winner: CandidateStanding, change: SeatChange) {
    event.set(.winner, winner.name)
    event.set(.toParty, winner.party)
    event.set(.toPartyName, winner.partyName)
    event.set(.fromParty, change.gainedFrom)
    event.set(.fromPartyName, change.gainedFrom.map { parties.name(of: $0) })
    event.set(.winnerVotes, winner.votes)
    event.set(.winnerPercentage, Percentage.of(winner.votes, in: standing.effectiveValidVotes))
    fillTurnout(of: &event)
    guard let previous else { return }
    event[.isNotional] = .truth(previous.isNotional)
    event.set(.previousMajority, previous.majority)
    event.set(
      .previousMajorityPercentage, Percentage.of(previous.majority, in: previous.validVotes))
    if change != .new { event.set(.heldSince, previous.holder?.heldSince) }
    fillSwing(of: &event, winner: winner, change: change)
  }

  /// What the outcome was before a correction or retraction.
  func fillFormer(_ outcome: Outcome?, of event: inout Event) {
    event.set(.wasWinner, outcome?.winner)
    event.set(.wasParty, outcome?.party)
    event.set(.wasMajority, outcome?.majority)
  }

  private func fillSwing(of event: inout Event, winner: CandidateStanding, change: SeatChange) {
    let opponent =
      change.gainedFrom.map { from in standing.candidates.first { $0.party == from } }
      ?? standing.runnerUp
    guard change != .new, let opponent, let gaining = votes(of: winner),
      let losing = votes(of: opponent), let validBefore = previous?.validVotes,
      let validNow = standing.effectiveValidVotes,
      let swing = Swing(
        gaining: gaining, losing: losing, validBefore: validBefore, validNow: validNow)
    else { return }
    event.set(.swing, swing.percentagePoints)
    event.set(.swingFrom, swing.from)
    event.set(.swingTo, swing.to)
  }

  /// Nil when the party did not stand both times.
  private func votes(of candidate: CandidateStanding) -> Swing.Votes? {
    guard let now = standing.decidingVotes(of: candidate),
      let before = previous?.votes(for: candidate.party)
    else { return nil }
    return Swing.Votes(party: candidate.party, before: before, now: now)
  }
}
