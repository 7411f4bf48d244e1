internal import ElectionResults

/// What a contest's events do to the whole election.
extension ContestTelling {
  /// Puts the contest's new state in place and tells the tallies, the majority and the completion that change with it.
  ///
  /// - Parameter cause: The declaration, correction or retraction behind it; nil when the contest told none.
  /// - Returns: The tallies that changed, told or not: votes and leads move without an event.
  mutating func tellElection(cause: EventID?) -> [PartyTally] {
    let moved = running.replace(with: new)
    for (tally, seatsBefore) in moved where tally.seatsWon != seatsBefore {
      let facts = [seatsBefore, tally.seatsWon].map { String($0) }
      tell(.tallyChanged, of: tally, cause: cause, keyFacts: facts)
    }
    tellMajority(cause: cause)
    let (wasComplete, isComplete) = (running.standing.isComplete, running.isComplete)
    if isComplete, !wasComplete { tellCompletion(cause: cause) }
    running.tell(majorityParty: running.majorityParty, isComplete: isComplete)
    return moved.map(\.tally)
  }

  private mutating func tellMajority(cause: EventID?) {
    let (before, now) = (running.standing.majorityParty, running.majorityParty)
    guard before != now else { return }
    if let before, let tally = running.standing.tallies[before] {
      tell(.majorityLost, of: tally, cause: cause, contest: new)
    }
    if let now, let tally = running.standing.tallies[now] {
      tell(.majorityReached, of: tally, cause: cause, contest: new)
    }
  }

  private mutating func tellCompletion(cause: EventID?) {
    var event = frame.event(.electionComplete)
    fillProgress(of: &event, cause: cause)
    let scope = comparison.election.id
    _ = add(event, as: EventIdentity(election: scope, scope: scope.text, type: .electionComplete))
  }

  private mutating func tell(
    _ type: EventType, of tally: PartyTally, cause: EventID?, keyFacts: [String] = [],
    contest: ContestStanding? = nil
  ) {
    var event = frame.event(type)
    fillProgress(of: &event, cause: cause)
    event.set(.party, tally.party)
    event.set(.partyName, tally.partyName)
    event.set(.seatsWon, tally.seatsWon)
    event.set(.seatsLeading, tally.seatsLeading)
    event.set(.seatsChange, tally.seatsChange)
    event.set(.votes, tally.votes)
    event.set(.votePercentage, Percentage.of(tally.votes, in: running.standing.declaredVotes))
    if let contest {
      new.contestSequence += 1
      event.set(.contest, contest.contest)
      event.set(.contestName, contest.name)
      event.set(.contestSequence, new.contestSequence)
    }
    let identity = EventIdentity(
      election: comparison.election.id, scope: tally.party.text, type: type, keyFacts: keyFacts)
    _ = add(event, as: identity)
  }

  private func fillProgress(of event: inout Event, cause: EventID?) {
    event.set(.cause, cause)
    event.set(.declared, running.declaredSeats)
    event.set(.total, running.total)
    event.set(.majorityLine, comparison.election.majorityLine)
  }
}
