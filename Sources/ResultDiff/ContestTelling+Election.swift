internal import ElectionResults

/// What a contest's events do to the whole election.
extension ContestTelling {
  /// Puts the contest's new state in place and tells what changes with it: the tallies, the majority, the control, what is
  /// certain, and the completion.
  ///
  /// - Parameter cause: The declaration, correction or retraction behind it; nil when the contest told none.
  /// - Returns: The tallies that changed, told or not: votes and leads move without an event.
  mutating func tellElection(cause: EventID?) -> [PartyTally] {
    let moved = running.replace(with: new)
    for (tally, seatsBefore) in moved where tally.seatsWon != seatsBefore {
      tellTally(tally, seatsBefore: seatsBefore, cause: cause)
    }
    let body = running.body
    tellMajority(of: body, cause: cause)
    tellControl(of: body, cause: cause)
    tellCertainty(cause: cause)
    let (wasComplete, isComplete) = (running.standing.isComplete, running.isComplete)
    if isComplete, !wasComplete { tellCompletion(cause: cause) }
    running.tell(majorityParty: body?.majorityParty, isComplete: isComplete)
    return moved.map(\.tally)
  }

  private mutating func tellTally(_ tally: PartyTally, seatsBefore: Int, cause: EventID?) {
    var event = electionEvent(.tallyChanged, cause: cause)
    fill(tally, in: &event)
    let facts = [seatsBefore, tally.seatsWon].map { String($0) }
    let identity = EventIdentity(
      election: comparison.election.id, scope: tally.party.text, type: .tallyChanged,
      keyFacts: facts)
    _ = add(event, as: identity)
  }

  private mutating func tellMajority(of body: BodyBalance?, cause: EventID?) {
    let (before, now) = (running.standing.majorityParty, body?.majorityParty)
    guard let body, before != now else { return }
    if let before, body.seats(of: before) < body.line {
      tellMajority(.majorityLost, of: before, in: body, cause: cause)
    }
    if let now { tellMajority(.majorityReached, of: now, in: body, cause: cause) }
  }

  private mutating func tellMajority(
    _ type: EventType, of party: PartyCode, in body: BodyBalance, cause: EventID?
  ) {
    let isByContest = !body.isRetained(by: party)
    var event = electionEvent(type, cause: isByContest ? cause : nil)
    let tally = running.tally(of: party)
    fill(tally, in: &event)
    let identity = EventIdentity(
      election: comparison.election.id, scope: tally.party.text, type: type)
    _ = isByContest ? addNamingContest(event, as: identity) : add(event, as: identity)
  }

  private mutating func tellCompletion(cause: EventID?) {
    var event = electionEvent(.electionComplete, cause: cause)
    fillResult(of: &event)
    if running.restsOnCalls {
      let parts = [event.text(.message), "not all declared, some only called"].compactMap { $0 }
      event.set(.message, parts.joined(separator: "; "))
    }
    let scope = comparison.election.id
    _ = add(event, as: EventIdentity(election: scope, scope: scope.text, type: .electionComplete))
  }

  /// An event of the election with how far it is.
  func electionEvent(_ type: EventType, cause: EventID?) -> Event {
    var event = blank(type)
    event.set(.cause, cause)
    event.set(.declared, running.declared)
    event.set(.total, running.total)
    event.set(.majorityLine, comparison.election.majorityLine)
    return event
  }

  /// A party's totals, and the seats that it retained.
  func fill(_ tally: PartyTally, in event: inout Event) {
    event.set(.party, tally.party)
    event.set(.partyName, tally.partyName)
    event.set(.seatsWon, tally.seatsWon)
    event.set(.seatsLeading, tally.seatsLeading)
    event.set(.seatsChange, tally.seatsChange)
    event.set(.votes, tally.votes)
    event.set(.votePercentage, Percentage.of(tally.votes, in: running.standing.declaredVotes))
    event.set(.message, retained(by: tally.party))
  }

  /// The seats of a party that were not up, which its seats won leave out; nil when it has none.
  func retained(by party: PartyCode?) -> String? {
    let seats = party.flatMap { comparison.election.retained[$0] } ?? 0
    return seats > 0 ? "\(seats) retained" : nil
  }

  /// Adds an event of the election that names the contest that did it.
  @discardableResult
  mutating func addNamingContest(_ event: Event, as identity: EventIdentity) -> EventID {
    var event = event
    new.contestSequence += 1
    event.set(.contest, new.contest)
    event.set(.contestName, new.name)
    event.set(.contestSequence, new.contestSequence)
    return add(event, as: identity)
  }
}
