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
      tellCount()
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
      let facts = [before, leader].flatMap { [partyFact($0.party), PersonName.folded($0.name)] }
      tell(.leadChanged, keyFacts: facts) { columns, event in
        columns.fillCount(of: &event)
        event.set(.fromParty, before.party)
        event.set(.fromPartyName, before.partyName)
        event.set(.toParty, leader.party)
        event.set(.toPartyName, leader.partyName)
        event.set(.message, "\(leader.name) leads \(before.name)")
      }
    }
    noteLeader()
  }

  /// Keeps who leads, or while the lead is tied who led last, under the spelling of now.
  private mutating func noteLeader() {
    if let leader = new.soleLeader {
      new.leader = leader.key
    } else if let place = formerLeaderPlace, let old {
      let matching = CandidateMatching(of: new.candidates, with: old.candidates)
      let position = new.candidates.indices.first { matching.counterpart(ofNew: $0) == place }
      new.leader = position.map { new.candidates[$0].key } ?? new.leader
    }
  }

  private var formerLeaderPlace: Int? {
    old.flatMap { old in old.candidates.firstIndex { $0.key == old.leader } }
  }

  /// Who led before; nil when nobody did or it is the same person.
  private func formerLeader(unlike leader: CandidateStanding) -> CandidateStanding? {
    guard let old, let place = formerLeaderPlace,
      let position = new.candidates.firstIndex(of: leader),
      CandidateMatching(of: new.candidates, with: old.candidates)
        .counterpart(ofNew: position) != place
    else { return nil }
    return old.candidates[place]
  }

  /// A party as a fact of an identity, in which letter case is formatting.
  private func partyFact(_ party: PartyCode) -> String { party.text.lowercased() }

  /// The winner as facts of an identity: the party, and the person where the party stands for persons.
  private func winnerFacts(_ party: PartyCode, _ name: String) -> [String] {
    [partyFact(party)] + (party == .independent ? [PersonName.folded(name)] : [])
  }

  private mutating func tellDeclaration(of winner: CandidateStanding) -> EventID {
    let change = seatChange(of: winner)
    let declaration = tell(.resultDeclared, keyFacts: winnerFacts(winner.party, winner.name)) {
      $0.fillCount(of: &$1, isDeclared: true)
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
    var facts = winnerFacts(winner.party, winner.name)
    if let from = change.gainedFrom {
      facts.insert(partyFact(from), at: 0)
      facts.insert("1", at: 2)
    }
    return tell(change.eventType, keyFacts: facts) { columns, event in
      columns.fillCount(of: &event, isDeclared: true)
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
    let changes = FigureChange.changes(from: old, to: new, parties: comparison.parties)
    let change = changes.isEmpty ? nil : tellChanges(changes, of: outcome, winner: winner)
    if !outcome.isComplete, new.hasAllFigures { tellCompletion(winner: winner) }
    new.hasStarted = new.hasStarted || new.hasFigures
    noteLeader()
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
    let list = FigureChange.json(changes, limit: OutcomeColumns.longest / 2)
    let facts = changes.flatMap(\.keyFacts)
    let correction = tell(.resultCorrected, keyFacts: facts) { columns, event in
      columns.fillCount(of: &event, isDeclared: true, reserving: list.utf8.count)
      columns.fillOutcome(of: &event, winner: winner, change: change)
      event.set(.corrects, outcome.declaration)
      event[.changes] = .json(list)
      columns.fillFormer(outcome, of: &event)
    }
    let isOtherPerson = changes[0].keyFacts[0] == "elected"
    let isOtherParty = !comparison.parties.areOne(outcome.party, winner.party)
    if isOtherParty || winner.party == .independent && isOtherPerson {
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
      columns.fillCount(of: &event, isDeclared: true)
      columns.fillOutcome(of: &event, winner: winner, change: change)
      event.set(.cause, declaration)
    }
    new.outcome?.isComplete = true
  }

  private mutating func tellRetraction(of outcome: Outcome) -> EventID {
    new.outcome = nil
    let facts = winnerFacts(outcome.party, outcome.winner)
    return tell(.resultRetracted, keyFacts: facts) { columns, event in
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
