internal import ElectionResults

/// What is told of a count.
extension ContestTelling {
  /// Whatever has been told of the contest's leader and start is kept in ``new``.
  mutating func tellCount() {
    if !new.hasStarted, new.hasFigures {
      new.hasStarted = true
      tell(.countStarted) { $0.fillCount(of: &$1) }
    } else {
      tellProgress()
    }
    if let leader = new.soleLeader, !isUnsettled, !isMerelyPassedOn, mayLead(leader),
      let before = formerLeader(unlike: leader)
    {
      tell(.leadChanged, keyFacts: personFacts(before) + personFacts(leader)) { columns, event in
        columns.fillCount(of: &event)
        event.set(.fromParty, before.party)
        event.set(.fromPartyName, before.partyName)
        event.set(.toParty, leader.party)
        event.set(.toPartyName, leader.partyName)
        event.set(.message, "\(leader.name) leads \(before.name)")
      }
    }
    noteLeader()
    tellAllocation()
  }

  /// Figures of a contest that was and is not declared, at most once a minute. Figures that come back after all were gone
  /// for a while have not moved, nor have those of another feed.
  private mutating func tellProgress() {
    let now = frame.observation.time
    guard electedCount == 0, new.hasFigures, let old, old.hasFigures, old.outcome == nil,
      old.feed == new.feed,
      FigureMovement(from: old, to: new).isProgress,
      new.progressAt.map({ now < $0 || now >= $0 + Self.progressInterval }) ?? true
    else { return }
    new.progressAt = now
    let votes = new.candidates.reduce(0) { $0 + ($1.votes ?? 0) }
    tell(.countProgress, keyFacts: [String(votes)]) { $0.fillCount(of: &$1) }
  }

  private static let progressInterval = Duration.seconds(60)

  /// Notes when figures were last seen to change.
  mutating func noteFigures() {
    guard FigureMovement(from: old, to: new).isAny else { return }
    new.figuresAt = frame.observation.time
    new.isSilenceTold = false
  }

  /// Keeps who leads, or while the lead is tied who led last, under the spelling of now.
  mutating func noteLeader() {
    if let leader = new.soleLeader, !isUnsettled {
      new.leader = leader.key
    } else if let place = formerLeaderPlace, let old {
      let matching = CandidateMatching(of: new.candidates, with: old.candidates)
      let position = new.candidates.indices.first { matching.counterpart(ofNew: $0) == place }
      new.leader = position.map { new.candidates[$0].key } ?? new.leader
    }
  }

  /// Whether nobody has overtaken, whoever is ahead: the deciding count is gone for now, as when its two candidates are
  /// changed, or another feed has counted more.
  private var isUnsettled: Bool {
    new.hasHadFinalCount && !new.hasFinalCount || sources?.isBehind == true
  }

  /// Whether the figures are another feed's than before.
  private var isFromOtherFeed: Bool { sources != nil && old?.feed != new.feed }

  /// Whether the figures are another feed's only because a declaration, or a feed's own figures, were withdrawn: then
  /// nobody has overtaken.
  private var isMerelyPassedOn: Bool {
    isFromOtherFeed && (old?.outcome != nil || frame.observation.feed != new.feed)
  }

  /// Whether it is news that this candidate leads: not beside the declaration of somebody else.
  private func mayLead(_ leader: CandidateStanding) -> Bool {
    electedCount == 0 || elected.contains(leader)
  }

  /// Nobody led before the first figures of a new round.
  private var formerLeaderPlace: Int? {
    guard let old, !isNewRound else { return nil }
    return old.candidates.firstIndex { $0.key == old.leader }
  }

  /// Whether figures begin anew after a run-off was called: votes of the first round are fewer, or gone, and no second
  /// count stands beside them. While the run-off is still to come, only when all are gone.
  private var isNewRound: Bool {
    guard let old, old.status == .runoff, old.hasFigures, !new.hasFinalCount else { return false }
    guard new.status != .runoff, new.hasFigures else { return !new.hasFigures }
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    let left = matching.unmatchedOld.contains { old.candidates[$0].votes ?? 0 > 0 }
    return left
      || new.candidates.indices.contains { position in
        let place = matching.counterpart(ofNew: position)
        return new.candidates[position].votes ?? 0 < place.flatMap { old.candidates[$0].votes } ?? 0
      }
  }

  /// Lets the count of a second round start as if nothing had been told of the first.
  mutating func beginRound() {
    guard isNewRound else { return }
    new.hasStarted = false
    new.hasHadFinalCount = false
    new.leader = nil
    new.progressAt = nil
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

  /// The seats that moved between lists since the last allocation.
  private mutating func tellAllocation() {
    guard let old, old.isList, new.isList, !isFromOtherFeed else { return }
    for move in AllocationMoves(from: old, to: new).moves {
      let persons = [move.personOut, move.personIn].map { $0.map(PersonName.folded) ?? "" }
      let facts = [partyFact(move.from.party), partyFact(move.to.party)] + persons
      tell(.allocationChanged, keyFacts: facts) { columns, event in
        columns.fillCandidates(of: &event)
        event.set(.fromParty, move.from.party)
        event.set(.fromPartyName, move.from.partyName)
        event.set(.toParty, move.to.party)
        event.set(.toPartyName, move.to.partyName)
        event.set(.winner, move.personIn)
        event.set(.runnerUp, move.personOut)
        event.set(.runnerUpParty, move.personOut == nil ? nil : move.from.party)
      }
    }
  }
}
