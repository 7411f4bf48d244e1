internal import ElectionResults

/// Tells what happened in one contest of a snapshot: its events in order, and what they do to the election.
struct ContestTelling {
  let comparison: ResultsComparison
  let observation: Observation
  let sourceTime: Timestamp?
  var running: RunningStanding
  let old: ContestStanding?
  var new: ContestStanding
  var events: [IdentifiedEvent] = []

  init(
    comparison: ResultsComparison, observation: Observation, sourceTime: Timestamp?,
    running: RunningStanding, old: ContestStanding?, new: ContestStanding
  ) {
    self.comparison = comparison
    self.observation = observation
    self.sourceTime = sourceTime
    self.running = running
    self.old = old
    self.new = new
  }

  /// The contest's part of the recorded change.
  ///
  /// - Parameter winner: The declared winner, who is the first candidate; nil while the contest is not declared.
  mutating func change(winner: CandidateStanding?) -> ContestChange {
    let cause: EventID?
    switch (old?.outcome, winner) {
    case (nil, nil):
      tellCount()
      cause = nil
    case (nil, let winner?):
      tellCount()
      cause = tellDeclaration(of: winner)
    case (let outcome?, let winner?):
      cause = tellCorrection(of: outcome, winner: winner)
    case (let outcome?, nil):
      cause = tellRetraction(of: outcome)
    }
    let tallies = tellElection(cause: cause)
    running.finish(new)
    return ContestChange(standing: new, tallies: tallies, events: events)
  }

  /// Whatever has been told of the contest's leader and start is kept in ``new``.
  private mutating func tellCount() {
    let leader = new.soleLeader
    if !new.hasStarted, new.hasFigures {
      new.hasStarted = true
      tell(.countStarted) { $0.fillCount(of: &$1) }
    }
    if let leader, let before = formerLeader(unlike: leader) {
      let facts = [before, leader].flatMap { [$0.party.text, PersonName.folded($0.name)] }
      tell(.leadChanged, keyFacts: facts) { columns, event in
        columns.fillCount(of: &event)
        event.set(.fromParty, before.party)
        event.set(.fromPartyName, before.partyName)
        event.set(.toParty, leader.party)
        event.set(.toPartyName, leader.partyName)
        event.set(.message, "\(leader.name) leads \(before.name)")
      }
    }
    new.leader = leader?.key ?? new.leader
  }

  /// Who led before; nil when nobody did or it is the same person.
  private func formerLeader(unlike leader: CandidateStanding) -> CandidateStanding? {
    guard let old, let before = old.candidates.first(where: { $0.key == old.leader }),
      let position = new.candidates.firstIndex(of: leader),
      !CandidateMatching(of: new.candidates, with: old.candidates)
        .isSame(newAt: position, as: before)
    else { return nil }
    return before
  }

  private mutating func tellDeclaration(of winner: CandidateStanding) -> EventID {
    let change = seatChange(of: winner)
    let person = winner.party == .independent ? [PersonName.folded(winner.name)] : []
    let declaration = tell(.resultDeclared, keyFacts: [winner.party.text] + person) {
      $0.fillCount(of: &$1)
      $0.fillOutcome(of: &$1, winner: winner, change: change)
    }
    let seat = tellSeat(change, winner: winner, cause: declaration)
    new.outcome = Outcome(
      winner: winner.name, party: winner.party, partyName: winner.partyName, majority: new.margin,
      declaration: declaration, seatEvent: seat, gainedFrom: change.gainedFrom,
      isComplete: new.hasAllFigures)
    new.hasStarted = new.hasStarted || new.hasFigures
    return declaration
  }

  @discardableResult
  private mutating func tellSeat(
    _ change: SeatChange, winner: CandidateStanding, cause: EventID,
    correcting outcome: Outcome? = nil
  ) -> EventID {
    let person = winner.party == .independent ? [PersonName.folded(winner.name)] : []
    let facts = change.gainedFrom.map { [$0.text, winner.party.text, "1"] } ?? [winner.party.text]
    return tell(change.eventType, keyFacts: facts + person) { columns, event in
      columns.fillCount(of: &event)
      columns.fillOutcome(of: &event, winner: winner, change: change)
      event.set(.cause, cause)
      event.set(.corrects, outcome?.seatEvent)
      columns.fillFormer(outcome, of: &event)
    }
  }

  /// A declared contest that stays declared: figures that came late, and figures that changed.
  private mutating func tellCorrection(
    of outcome: Outcome, winner: CandidateStanding
  ) -> EventID? {
    guard let old else { return nil }
    let changes = FigureChange.changes(from: old, to: new, winner: winner)
    let change = changes.isEmpty ? nil : tellChanges(changes, of: outcome, winner: winner)
    if !outcome.isComplete, new.hasAllFigures { tellCompletion(winner: winner) }
    new.hasStarted = new.hasStarted || new.hasFigures
    new.leader = new.soleLeader?.key ?? new.leader
    new.outcome?.winner = winner.name
    new.outcome?.partyName = winner.partyName
    let margin = new.margin
    new.outcome?.majority = margin
    return change
  }

  private mutating func tellChanges(
    _ changes: [FigureChange], of outcome: Outcome, winner: CandidateStanding
  ) -> EventID {
    let change = seatChange(of: winner)
    let list = JSONText.array(changes.map(\.json))
    let facts = changes.flatMap { [$0.field, $0.was, $0.now] }
    let correction = tell(.resultCorrected, keyFacts: facts) { columns, event in
      columns.fillCount(of: &event, reserving: list.utf8.count)
      columns.fillOutcome(of: &event, winner: winner, change: change)
      event.set(.corrects, outcome.declaration)
      event[.changes] = .json(list)
      columns.fillFormer(outcome, of: &event)
    }
    let isSamePerson =
      winner.party != .independent
      || PersonName.folded(winner.name) == PersonName.folded(outcome.winner)
    if winner.party != outcome.party || !isSamePerson {
      let seat = tellSeat(change, winner: winner, cause: correction, correcting: outcome)
      new.outcome?.party = winner.party
      new.outcome?.seatEvent = seat
      new.outcome?.gainedFrom = change.gainedFrom
    }
    return correction
  }

  private mutating func tellCompletion(winner: CandidateStanding) {
    let change = seatChange(of: winner)
    let declaration = new.outcome?.declaration
    tell(.resultCompleted) { columns, event in
      columns.fillCount(of: &event)
      columns.fillOutcome(of: &event, winner: winner, change: change)
      event.set(.cause, declaration)
    }
    new.outcome?.isComplete = true
  }

  private mutating func tellRetraction(of outcome: Outcome) -> EventID {
    let person = outcome.party == .independent ? [PersonName.folded(outcome.winner)] : []
    new.outcome = nil
    return tell(.resultRetracted, keyFacts: [outcome.party.text] + person) { columns, event in
      columns.fillCount(of: &event)
      event.set(.corrects, outcome.declaration)
      columns.fillFormer(outcome, of: &event)
    }
  }

  private func seatChange(of winner: CandidateStanding) -> SeatChange {
    SeatChange(winner: winner, holder: new.holder, member: previous?.holder?.member)
  }

  private var previous: PreviousResult? { comparison.baseline[new.contest] }

  /// Adds an event of this contest.
  @discardableResult
  private mutating func tell(
    _ type: EventType, keyFacts: [String] = [],
    fill: (_ columns: OutcomeColumns, _ event: inout Event) -> Void
  ) -> EventID {
    let identity = EventIdentity(
      election: comparison.election.id, scope: new.contest.text, type: type, keyFacts: keyFacts)
    var event = blank(type)
    let columns = OutcomeColumns(standing: new, previous: previous, parties: comparison.parties)
    columns.fillContest(of: &event, previousStatus: old?.status)
    fill(columns, &event)
    new.contestSequence += 1
    event.set(.contestSequence, new.contestSequence)
    return add(event, as: identity)
  }

  /// Adds an event under the identifier that its identity gives.
  mutating func add(_ event: Event, as identity: EventIdentity) -> EventID {
    var event = event
    let id = running.identify(identity)
    event.set(.id, id)
    events.append(IdentifiedEvent(key: identity.key, event: event))
    return id
  }

  /// An event with the columns that all events of this snapshot share.
  func blank(_ type: EventType) -> Event {
    var event = Event()
    event.set(.type, type.rawValue)
    event.set(.time, observation.time)
    event.set(.sourceTime, sourceTime)
    event.set(.feed, observation.feed)
    event.set(.election, comparison.election.id)
    event.set(.electionName, comparison.election.name)
    event.set(.body, comparison.election.body)
    event[.isTest] = .truth(false)
    event[.isCatchUp] = .truth(observation.isCatchUp)
    event.set(.sourceURL, observation.sourceURL)
    event.set(.etag, observation.entityTag)
    event.set(.bodySHA256, observation.bodySHA256)
    return event
  }
}
