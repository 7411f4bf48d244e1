internal import ElectionResults

/// What is told of a declaration, its corrections and its withdrawal.
extension ContestTelling {
  mutating func tellDeclaration() -> EventID {
    let (winner, balance) = (new.candidates[0], balance)
    let declaration = tell(.resultDeclared, keyFacts: winnerFacts(winner.party, winner.name)) {
      $0.fillCount(of: &$1, isDeclared: true)
      $0.fillOutcome(of: &$1, winner: winner, change: Self.ownChange(balance))
    }
    var outcome = Outcome(
      winner: winner.name, party: winner.party, partyName: winner.partyName, majority: margin,
      declaration: declaration, seatEvent: nil,
      isComplete: new.isComplete(by: comparison.election.system),
      electedCount: electedCount)
    if let called = new.called {
      outcome.takeSeats(of: called)
    } else {
      tellSeats(balance, cause: declaration, correcting: formerCall, in: &outcome)
    }
    new.outcome = outcome
    new.hasStarted = new.hasStarted || new.hasFigures
    return declaration
  }

  /// A declared contest that stays declared: figures that came late, and figures that changed.
  mutating func tellCorrection(of outcome: Outcome) -> EventID? {
    guard let old else { return nil }
    let winner = new.candidates[0]
    let changes = FigureChange.changes(
      from: old, to: new, electedCount: electedCount, parties: comparison.parties)
    let change = changes.isEmpty ? nil : tellChanges(changes, of: outcome)
    if !outcome.isComplete, new.isComplete(by: comparison.election.system) { tellCompletion() }
    new.hasStarted = new.hasStarted || new.hasFigures
    noteLeader()
    new.outcome?.winner = winner.name
    new.outcome?.partyName = winner.partyName
    let margin = margin
    new.outcome?.majority = margin
    new.outcome?.electedCount = electedCount
    if new.isForSeveral { new.outcome?.party = winner.party }
    return change
  }

  mutating func tellRetraction(of outcome: Outcome) -> EventID {
    new.outcome = nil
    let facts = winnerFacts(outcome.party, outcome.winner)
    let message = restoredCall.map { "the call for \($0.text) by \($0.feed) stands" }
    return tell(.resultRetracted, keyFacts: facts) { columns, event in
      columns.fillCount(of: &event)
      event.set(.corrects, outcome.declaration)
      columns.fillFormer(outcome, of: &event)
      event.set(.message, message)
    }
  }

  private var balance: SeatBalance { balance(electing: elected) }

  /// What the seats would become with these persons, or lists, elected.
  func balance(electing elected: [CandidateStanding]) -> SeatBalance {
    SeatBalance(of: new, elected: elected, previous: previous, parties: comparison.parties)
  }

  private var margin: Int? {
    new.margin(electing: electedCount, by: comparison.election.system)
  }

  /// What the declaration does to a single seat, which the declaration itself tells too.
  private static func ownChange(_ balance: SeatBalance) -> SeatChange? {
    balance.awards.isEmpty ? balance.shifts.first?.change : nil
  }

  /// Tells the seat events that are right now, and notes them and what they say in the outcome.
  ///
  /// - Parameter former: The outcome that a correction changes, or the call that a declaration proves wrong; each event
  ///   names the former one of the same party as corrected, or else the first.
  mutating func tellSeats(
    _ balance: SeatBalance, cause: EventID, correcting former: Outcome?, in outcome: inout Outcome
  ) {
    outcome.awards = balance.awards
    outcome.gainedFrom = Self.ownChange(balance)?.gainedFrom
    outcome.seatEvent = nil
    for shift in balance.shifts {
      let party = shift.winner.party
      let own = former?.awards.first { $0.party == party }?.seatEvent
      let event = tellSeat(
        shift, cause: cause, corrects: own ?? former?.seatEvent, correcting: former)
      outcome.seatEvent = outcome.seatEvent ?? event
      if let place = outcome.awards.firstIndex(where: { $0.party == party }) {
        outcome.awards[place].seatEvent = event
      }
    }
  }

  private mutating func tellSeat(
    _ shift: SeatBalance.Shift, cause: EventID, corrects: EventID?, correcting former: Outcome?
  ) -> EventID {
    var facts = winnerFacts(shift.winner.party, shift.winner.name)
    if case .gained(let from) = shift.change {
      facts.insert(partyFact(from), at: 0)
      facts.insert(String(shift.seats), at: 2)
    }
    let isOfSeveral = new.isForSeveral && shift.change.eventType == .seatGained
    let isDeclared = electedCount > 0
    let caller = isDeclared ? nil : sources?.caller?.feed
    return tell(shift.change.eventType, keyFacts: facts) { columns, event in
      if isDeclared {
        columns.fillCount(of: &event, isDeclared: true)
        columns.fillOutcome(of: &event, winner: shift.winner, change: shift.change)
      } else {
        columns.fillCalledSeat(of: &event, winner: shift.winner, change: shift.change)
      }
      if isOfSeveral { event.set(.seatsChange, shift.seats) }
      event.set(.cause, cause)
      event.set(.corrects, corrects)
      columns.fillFormer(former, of: &event)
      if let caller { Self.attribute(&event, to: caller) }
    }
  }

  private mutating func tellChanges(
    _ changes: [FigureChange], of outcome: Outcome
  ) -> EventID {
    let (winner, balance) = (new.candidates[0], balance)
    let list = FigureChange.json(changes, limit: OutcomeColumns.longest / 2)
    let facts = changes.flatMap(\.keyFacts)
    let correction = tell(.resultCorrected, keyFacts: facts) { columns, event in
      columns.fillCount(of: &event, isDeclared: true, reserving: list.utf8.count)
      columns.fillOutcome(of: &event, winner: winner, change: Self.ownChange(balance))
      event.set(.corrects, outcome.declaration)
      event[.changes] = .json(list)
      columns.fillFormer(outcome, of: &event)
    }
    let isOther = formerCall != nil || isOther(balance, than: outcome, changes: changes)
    if isOther, var changed = new.outcome {
      changed.party = winner.party
      tellSeats(balance, cause: correction, correcting: outcome, in: &changed)
      new.outcome = changed
    }
    return correction
  }

  /// Whether the seats went otherwise than the outcome says, or to another independent.
  private func isOther(
    _ balance: SeatBalance, than outcome: Outcome, changes: [FigureChange]
  ) -> Bool {
    let isOtherPerson = changes[0].keyFacts[0] == "elected"
    if isOtherPerson, changes.contains(where: \.isOfIndependent) { return true }
    guard new.isForSeveral else {
      return !comparison.parties.areOne(outcome.party, new.candidates[0].party)
    }
    let now = balance.awards.map { ($0.party, $0.seats, $0.change) }
    let before = outcome.awards.map { award in
      let party = comparison.parties.party(named: award.party.text)?.code ?? award.party
      return (party, award.seats, award.change)
    }.sorted { $0.0 < $1.0 }
    return !now.elementsEqual(before, by: ==)
  }

  private mutating func tellCompletion() {
    let (winner, change) = (new.candidates[0], Self.ownChange(balance))
    let declaration = new.outcome?.declaration
    tell(.resultCompleted) { columns, event in
      columns.fillCount(of: &event, isDeclared: true)
      columns.fillOutcome(of: &event, winner: winner, change: change)
      event.set(.cause, declaration)
    }
    new.outcome?.isComplete = true
  }
}
