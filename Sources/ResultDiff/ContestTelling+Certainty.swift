internal import ElectionResults

/// What is certain of a count by areas, and what an election has come to.
extension ContestTelling {
  /// What is told as certain where votes and areas have to agree and do not.
  private static let rejected = "rejected"

  /// Tells the outcome of a count by areas once it is certain, and again when it becomes certain otherwise.
  mutating func tellCertainty(cause: EventID?) {
    let verdict = running.areaVerdict
    guard let facts = facts(of: verdict), areAreasKnown else { return }
    let (value, told) = (facts.joined(separator: "/"), running.standing.certainty)
    if let told {
      guard told.value != value else { return }
      if cause == nil, isRespelt(told, as: verdict) {
        return running.tell(certainty: ToldOutcome(value: value, event: told.event))
      }
    }
    var event = electionEvent(.outcomeCertain, cause: cause)
    fill(verdict, in: &event)
    event.set(.corrects, told?.event)
    let election = comparison.election.id
    let identity = EventIdentity(
      election: election, scope: election.text, type: .outcomeCertain, keyFacts: facts)
    let id = addNamingContest(event, as: identity)
    running.tell(certainty: ToldOutcome(value: value, event: id))
  }

  /// Nil while nothing is certain.
  private func facts(of verdict: AreaVerdict) -> [String]? {
    switch verdict {
    case .open, .tied: nil
    case .certain(let option, _): option.facts
    case .rejected: [Self.rejected]
    }
  }

  /// Whether nothing suggests that areas appear only as they are declared: their number is configured, one is still
  /// open, or this one was shown before its declaration.
  private var areAreasKnown: Bool {
    comparison.election.areas != nil || running.areas.known > running.areas.declared
      || running.standing.certainty != nil || old.map { $0.outcome == nil } ?? false
  }

  /// Whether what was told is on no list any more, so that without a correction the option is the same under another name
  /// or code.
  private func isRespelt(_ told: ToldOutcome, as verdict: AreaVerdict) -> Bool {
    guard verdict.option != nil, told.value != Self.rejected else { return false }
    return !running.areas.options.contains { $0.facts.joined(separator: "/") == told.value }
  }

  private func fill(_ verdict: AreaVerdict, in event: inout Event) {
    switch verdict {
    case .open, .tied: break
    case .rejected(let reason): event.set(.message, reason)
    case .certain(let option, let reason):
      fill(option, in: &event)
      event.set(.message, reason)
    }
  }

  private func fill(_ option: AreaCount.Option, in event: inout Event) {
    event.set(.party, option.party)
    event.set(.partyName, option.partyName)
    event.set(.votes, option.votes)
    event.set(.votePercentage, Percentage.of(option.votes, in: running.areas.validVotes))
    if running.areas.countsParties {
      event.set(.seatsWon, option.areas)
    } else {
      event.set(.winner, option.name)
    }
  }

  /// Of a count by areas the option that is certain, of one seat who has it, otherwise the largest party.
  func fillResult(of event: inout Event) {
    if running.isByAreas {
      if let option = running.areaVerdict.option { fill(option, in: &event) }
    } else if running.totalSeats == 1 {
      fillOnlySeat(of: &event)
    } else if let tally = largestTally {
      fill(tally, in: &event)
      event[.seatsLeading] = nil
    }
  }

  private func fillOnlySeat(of event: inout Event) {
    let contests = running.standing.contests.values.filter { $0.fillsSeats }
    guard let contest = contests.first(where: { $0.seatOutcome != nil }),
      let outcome = contest.seatOutcome
    else { return }
    let winner = contest.candidates.first { $0.name == outcome.winner }
    event.set(.winner, outcome.winner)
    event.set(.party, outcome.party)
    event.set(.partyName, outcome.partyName)
    event.set(.seatsWon, contest.countedSeats)
    event.set(.seatsChange, outcome.gainedFrom == nil ? 0 : contest.countedSeats)
    event.set(.votes, winner?.votes)
    event.set(.votePercentage, Percentage.of(winner?.votes, in: contest.effectiveValidVotes))
  }

  /// The party with the most seats, retained ones counted; nil when several have as many, and when nobody has won any.
  /// Persons without a party are none.
  private var largestTally: PartyTally? {
    let tallies = running.standing.tallies
    guard tallies.values.contains(where: { $0.seatsWon > 0 }) else { return nil }
    let retained = comparison.election.retained.filter { $0.value > 0 }
    let seats = retained.merging(tallies.mapValues(\.seatsWon), uniquingKeysWith: +)
      .filter { !$0.key.isPersonal }
    let most = seats.values.max() ?? 0
    let largest = seats.filter { $0.value == most }
    guard most > 0, largest.count == 1 else { return nil }
    return largest.keys.first.map { running.tally(of: $0) }
  }
}
