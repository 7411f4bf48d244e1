internal import ElectionResults

/// What is told of calls, and of the seats that rest on them.
extension ContestTelling {
  /// Calls are persons': one for another person takes the first one back. A declaration of the same person leaves the call
  /// as it is, one of another proves it wrong.
  ///
  /// - Returns: The call, or the withdrawal of one, by which seats changed hands; nil when none did.
  mutating func tellCalls() -> EventID? {
    let called = electedCount > 0 ? Array(0..<electedCount) : calledPositions
    let withdrawal = withdrawCalls(except: called)
    restoreCalls(of: called)
    guard restsOnCalls else {
      new.called = nil
      if electedCount == 0 { tellCalls(of: called) }
      return nil
    }
    noteCalled(called)
    guard electedCount == 0 else { return withdrawal }
    let call = tellCalls(of: called)
    return tellCalledSeats(called, by: call) ?? withdrawal
  }

  private var restsOnCalls: Bool { comparison.election.flipsOn == .call }

  /// - Returns: The last call.
  @discardableResult
  private mutating func tellCalls(of called: [Int]) -> EventID? {
    let feed = sources?.caller?.feed
    var last: EventID?
    for position in called where new.candidates[position].call == nil {
      let candidate = new.candidates[position]
      let change = seatChange(of: candidate)
      let call = tell(.contestCalled, keyFacts: personFacts(candidate)) {
        $0.fillCall(of: &$1, candidate: candidate, from: change?.gainedFrom)
        if let feed { Self.attribute(&$1, to: feed) }
      }
      new.candidates[position].call = call
      last = call
    }
    return last
  }

  /// - Returns: The first withdrawal; nil when nothing is withdrawn.
  private mutating func withdrawCalls(except called: [Int]) -> EventID? {
    guard let old, old.candidates.contains(where: { $0.call != nil }) else { return nil }
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    let kept = keptCalls(called)
    for position in new.candidates.indices {
      let isKept = matching.counterpart(ofNew: position).map(kept.contains) ?? false
      if !isKept { new.candidates[position].call = nil }
    }
    let withdrawn = old.candidates.indices.filter { !kept.contains($0) }
      .compactMap { old.candidates[$0].call == nil ? nil : old.candidates[$0] }
    var corrected = withdrawn.compactMap(\.call)
    if !corrected.isEmpty, let called = new.called {
      // Whoever heard of the seats hears of this: they followed from the last of several calls.
      if !corrected.contains(called.declaration) { corrected[0] = called.declaration }
      new.called = nil
    }
    let told = zip(withdrawn, corrected).map { tellWithdrawal(of: $0, correcting: $1) }
    return told.first
  }

  private mutating func tellWithdrawal(
    of candidate: CandidateStanding, correcting call: EventID
  ) -> EventID {
    let message = withdrawalMessage(of: candidate)
    return tell(.contestUncalled, keyFacts: personFacts(candidate)) { columns, event in
      columns.fillCount(of: &event)
      event.set(.corrects, call)
      event.set(.wasWinner, candidate.name)
      event.set(.wasParty, candidate.party)
      event.set(.message, message)
    }
  }

  /// The stored places of those who are called, or elected, and stay so. Where seats rest on calls, not somebody who is
  /// shown for another party now.
  private func keptCalls(_ called: [Int]) -> Set<Int> {
    guard let old else { return [] }
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    return Set(
      called.compactMap { position in
        matching.counterpart(ofNew: position).flatMap { place in
          let parties = (old.candidates[place].party, new.candidates[position].party)
          let isSame = !restsOnCalls || comparison.parties.areOne(parties.0, parties.1)
          return isSame ? place : nil
        }
      })
  }

  /// The call on which the seats rested and that those who are declared elected prove wrong; nil when there was none, or
  /// it stands.
  var formerCall: Outcome? {
    guard restsOnCalls, electedCount > 0, let old, let called = old.called else { return nil }
    let kept = keptCalls(Array(0..<electedCount))
    let stands = old.candidates.indices.allSatisfy {
      old.candidates[$0].call == nil || kept.contains($0)
    }
    return stands ? nil : called
  }

  /// Whom the feed marks in a contest that it states to be called; nobody when it marks more than there are seats.
  var calledPositions: [Int] {
    guard new.status == .called || sources?.isCalledBesideRecount == true else { return [] }
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

extension ContestTelling {
  /// Once as many are called as there are seats, tells the seats that go by that, and keeps it as what they rest on.
  ///
  /// - Parameter call: The last one that was told now; nil when all were told before.
  /// - Returns: The call from which the seats follow; nil when no seats are told now.
  private mutating func tellCalledSeats(_ positions: [Int], by call: EventID?) -> EventID? {
    guard new.called == nil, !positions.isEmpty, positions.count == max(1, new.seats) else {
      return nil
    }
    let persons = positions.map { new.candidates[$0] }
    guard let cause = call ?? persons.last?.call else { return nil }
    let first = persons[0]
    var called = Outcome(
      winner: first.name, party: first.party, partyName: first.partyName, declaration: cause,
      seatEvent: nil, isComplete: new.hasAllFigures, electedCount: positions.count)
    tellSeats(balance(electing: persons), cause: cause, correcting: nil, in: &called)
    new.called = called
    return cause
  }

  /// Keeps the spelling of now of the first who is called.
  private mutating func noteCalled(_ positions: [Int]) {
    guard let first = positions.first else { return }
    new.called?.winner = new.candidates[first].name
    new.called?.partyName = new.candidates[first].partyName
  }
}
