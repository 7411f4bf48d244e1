internal import ElectionResults

/// Fills an event's columns about a contest and its outcome.
struct OutcomeColumns {
  let standing: ContestStanding
  /// How many of the first candidates are declared elected; 0 while the contest is not declared.
  let electedCount: Int
  /// Nil when the baseline does not know the contest: then there are no previous figures.
  let previous: PreviousResult?
  let parties: PartyBook
  let system: ElectoralSystem

  /// The columns that any event of the contest has.
  func fillContest(of event: inout Event, previousStatus: ContestStatus?) {
    event.set(.contest, standing.contest)
    event.set(.contestName, standing.name)
    event.set(.region, standing.region)
    if !standing.tags.isEmpty { event[.tags] = .tags(standing.tags) }
    event.set(.kind, standing.kind?.rawValue)
    event.set(.seats, standing.seats)
    event.set(.weight, standing.weight)
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
    // Before a declaration the first candidate's lead.
    let count = isDeclared ? electedCount : nil
    let margin = standing.margin(electing: count, by: system)
    let runnerUp = standing.runnerUp(electing: count, by: system)
    event.set(.majority, margin)
    event.set(.majorityPercentage, Percentage.of(margin, in: standing.effectiveValidVotes))
    event.set(.runnerUp, runnerUp?.name)
    event.set(.runnerUpParty, runnerUp?.party)
    fillCandidates(of: &event, isDeclared: isDeclared, reserving: reserved)
  }

  /// The candidates, or lists, alone.
  func fillCandidates(of event: inout Event, isDeclared: Bool = false, reserving reserved: Int = 0)
  {
    let list = CandidateList(
      standing: standing, previous: previous, electedCount: isDeclared ? electedCount : nil)
    event[.candidates] = .json(list.json(limit: Self.longest - reserved))
  }

  /// A call: for whom, and whom that would take the seat from.
  func fillCall(of event: inout Event, candidate: CandidateStanding, from party: PartyCode?) {
    fillCount(of: &event)
    fillWinner(of: &event, candidate, from: party)
    // Those who are ahead are not those who are called: their lead is not the call's.
    guard standing.candidates.first != candidate else { return }
    for column in [EventColumn.majority, .majorityPercentage, .runnerUp, .runnerUpParty] {
      event[column] = nil
    }
  }

  /// The seat that a call gives: no turnout and no swing, which only a count that is over has.
  func fillCalledSeat(of event: inout Event, winner: CandidateStanding, change: SeatChange) {
    fillCall(of: &event, candidate: winner, from: change.gainedFrom)
    fillPrevious(of: &event, winner: winner, change: change)
  }

  /// Who is elected or called, with votes, and from whom that takes the seat.
  func fillWinner(
    of event: inout Event, _ winner: CandidateStanding, from party: PartyCode?
  ) {
    event.set(.winner, winner.name)
    event.set(.toParty, winner.party)
    event.set(.toPartyName, winner.partyName)
    event.set(.fromParty, party)
    event.set(.fromPartyName, party.map { parties.name(of: $0) })
    event.set(.winnerVotes, winner.votes)
    event.set(.winnerPercentage, Percentage.of(winner.votes, in: standing.effectiveValidVotes))
  }

  /// Turnout: only of an outcome, since a count that goes on has no turnout yet. Where a ballot may carry several votes,
  /// ballot papers alone tell it.
  private func fillTurnout(of event: inout Event) {
    guard standing.seats <= 1 || standing.isList || standing.isTransferred(by: system) else {
      event.set(.turnoutPercentage, Percentage.of(standing.ballots, in: standing.electorate))
      return
    }
    let turnout = Percentage.of(standing.effectiveValidVotes, in: standing.electorate)
    event.set(.turnoutPercentage, turnout)
    let before = Percentage.of(previous?.validVotes, in: previous?.electorate)
    event.set(.turnoutChange, Percentage.change(from: before, to: turnout))
  }

  /// The outcome: winner, seat change, swing, and what it was before.
  ///
  /// - Parameter change: Nil where the event tells of no seat, or of several.
  func fillOutcome(of event: inout Event, winner: CandidateStanding, change: SeatChange?) {
    fillWinner(of: &event, winner, from: change?.gainedFrom)
    fillTurnout(of: &event)
    fillPrevious(of: &event, winner: winner, change: change)
    guard let change, !standing.isForSeveral, previous?.holder != nil else { return }
    fillSwing(of: &event, winner: winner, change: change)
  }

  /// What the baseline says of the seat. Of one whose holder only the feed names it has no majority.
  private func fillPrevious(
    of event: inout Event, winner: CandidateStanding, change: SeatChange?
  ) {
    guard let previous else { return }
    event[.isNotional] = .truth(previous.isNotional)
    switch change {
    case .gained(let from): event.set(.heldSince, from.flatMap(holder)?.heldSince)
    case .held: event.set(.heldSince, holder(of: winner.party)?.heldSince)
    case .new, nil: break
    }
    guard !standing.isForSeveral, previous.holder != nil || !standing.fillsSeats else { return }
    event.set(.previousMajority, previous.majority)
    event.set(
      .previousMajorityPercentage, Percentage.of(previous.majority, in: previous.validVotes))
  }

  /// The baseline's entry of the party that held seats; of a single seat whoever held it.
  private func holder(of party: PartyCode) -> PreviousResult.Entry? {
    standing.isForSeveral
      ? previous?.entries.first { $0.party == party && $0.seats > 0 } : previous?.holder
  }

  /// What the outcome was before a correction or retraction.
  func fillFormer(_ outcome: Outcome?, of event: inout Event) {
    event.set(.wasWinner, outcome?.winner)
    event.set(.wasParty, outcome?.party)
    event.set(.wasMajority, outcome?.majority)
  }

  private func fillSwing(of event: inout Event, winner: CandidateStanding, change: SeatChange) {
    // By a count that did not decide there is none.
    guard !standing.lacksFinalCount(by: system), !standing.isElectedBehind(electing: 1) else {
      return
    }
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
      let before = previous?.decidingVotes(for: candidate.party)
    else { return nil }
    return Swing.Votes(party: candidate.party, before: before, now: now)
  }
}
