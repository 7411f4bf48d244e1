internal import ElectionResults

/// What is told of calls and of the other statuses between a count and a declaration.
extension ContestTelling {
  mutating func tellStatus() {
    tellStart(of: .recount, as: .recountStarted)
    tellCalls()
    tellStart(of: .runoff, as: .contestRunoff)
    tellStart(of: .postponed, as: .contestPostponed)
  }

  private mutating func tellStart(of status: ContestStatus, as type: EventType) {
    guard new.status == status, old?.status != status else { return }
    tell(type) { $0.fillCount(of: &$1) }
  }

  /// Calls are persons': one for another person takes the first one back. A declaration of the same person leaves the call
  /// as it is, one of another proves it wrong.
  private mutating func tellCalls() {
    let called = electedCount > 0 ? Array(0..<electedCount) : calledPositions
    withdrawCalls(except: called)
    guard electedCount == 0 else { return }
    for position in called where new.candidates[position].call == nil {
      let candidate = new.candidates[position]
      let change = seatChange(of: candidate)
      let call = tell(.contestCalled, keyFacts: personFacts(candidate)) {
        $0.fillCall(of: &$1, candidate: candidate, from: change?.gainedFrom)
      }
      new.candidates[position].call = call
    }
  }

  private mutating func withdrawCalls(except called: [Int]) {
    guard let old, old.candidates.contains(where: { $0.call != nil }) else { return }
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    for position in new.candidates.indices where !called.contains(position) {
      new.candidates[position].call = nil
    }
    let kept = Set(called.compactMap { matching.counterpart(ofNew: $0) })
    for (place, candidate) in old.candidates.enumerated() where !kept.contains(place) {
      guard let call = candidate.call else { continue }
      tell(.contestUncalled, keyFacts: personFacts(candidate)) { columns, event in
        columns.fillCount(of: &event)
        event.set(.corrects, call)
        event.set(.wasWinner, candidate.name)
        event.set(.wasParty, candidate.party)
      }
    }
  }

  /// Whom the feed marks in a contest that it states to be called; nobody when it marks more than there are seats.
  private var calledPositions: [Int] {
    guard new.status == .called else { return [] }
    let marked = new.candidates.indices.filter { new.candidates[$0].isElected == true }
    return marked.count <= max(1, new.seats) ? Array(marked) : []
  }

  /// What the call would do to a single seat; nil in any other contest.
  private func seatChange(of candidate: CandidateStanding) -> SeatChange? {
    guard new.fillsSeats, !new.isForSeveral else { return nil }
    return SeatChange(
      winner: candidate, holder: new.holder, member: previous?.holder?.member)
  }
}
