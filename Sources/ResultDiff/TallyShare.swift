internal import ElectionResults

/// What one contest adds to the tallies. What is said of declared ones holds for called ones where seats rest on calls.
struct TallyShare: Equatable {
  /// What areas add, which fill no seat.
  enum OfAreas {
    /// In a referendum, votes, and each area as a seat of who carries it.
    case votesAndAreas
    case votes
    /// Where a contest that fills the seat has the votes of all areas together.
    case nothing
  }

  private(set) var parties: [PartyCode: PartyTally] = [:]
  /// Valid votes, once declared.
  private(set) var declaredVotes = 0
  /// Seats declared, and seats that will not be counted.
  private(set) var declaredSeats = 0
  private(set) var postponedSeats = 0

  /// The share of a contest; of nil, and of a count for the whole body, nothing.
  init(of standing: ContestStanding?, areas: OfAreas, parties book: PartyBook) {
    guard let standing, standing.kind != .body else { return }
    let isArea = standing.kind == .countingArea
    let seats = isArea && areas == .votesAndAreas ? 1 : standing.countedSeats
    guard let outcome = standing.seatOutcome else {
      postponedSeats = standing.status == .postponed ? standing.countedSeats : 0
      if seats > 0 { addLeads(of: standing, worth: seats) }
      return
    }
    declaredSeats = standing.countedSeats
    if !isArea || areas != .nothing { addVotes(of: standing) }
    if !outcome.awards.isEmpty {
      addAwards(of: outcome)
    } else if seats > 0 {
      addSeat(of: outcome, worth: seats, book)
    }
  }

  /// Adds the share of another contest.
  mutating func add(_ other: TallyShare) {
    declaredVotes += other.declaredVotes
    declaredSeats += other.declaredSeats
    postponedSeats += other.postponedSeats
    for (party, tally) in other.parties {
      add(party, tally.partyName) {
        $0.seatsWon += tally.seatsWon
        $0.seatsLeading += tally.seatsLeading
        $0.seatsChange += tally.seatsChange
        $0.votes += tally.votes
      }
    }
  }

  /// Of one seat who leads alone; of several those who lead alone in the places that fill them; of lists their seats.
  private mutating func addLeads(of standing: ContestStanding, worth seats: Int) {
    if standing.isList {
      for list in standing.candidates where list.list?.seats ?? 0 > 0 {
        add(list.party, list.partyName) { $0.seatsLeading += list.list?.seats ?? 0 }
      }
    } else if standing.seats <= 1 {
      guard let leader = standing.soleLeader else { return }
      add(leader.party, leader.partyName) { $0.seatsLeading = seats }
    } else {
      let votes = standing.decidingVotes.map { $0 ?? 0 }
      let next = votes.count > standing.seats ? votes[standing.seats] : 0
      for (candidate, votes) in zip(standing.candidates, votes).prefix(standing.seats)
      where votes > next {
        add(candidate.party, candidate.partyName) { $0.seatsLeading += 1 }
      }
    }
  }

  /// Votes of the parties, and what they are shares of: where a ballot may carry several votes, their sum.
  private mutating func addVotes(of standing: ContestStanding) {
    for candidate in standing.candidates {
      add(candidate.party, candidate.partyName) { $0.votes += candidate.votes ?? 0 }
    }
    let isOneVote = standing.seats <= 1 || standing.isList
    declaredVotes =
      isOneVote
      ? standing.effectiveValidVotes ?? 0
      : standing.candidates.reduce(0) { $0 + ($1.votes ?? 0) }
  }

  private mutating func addSeat(of outcome: Outcome, worth seats: Int, _ book: PartyBook) {
    add(outcome.party, outcome.partyName) { $0.seatsWon = seats }
    guard let from = outcome.gainedFrom else { return }
    add(outcome.party, outcome.partyName) { $0.seatsChange += seats }
    add(from, book.name(of: from)) { $0.seatsChange -= seats }
  }

  private mutating func addAwards(of outcome: Outcome) {
    for award in outcome.awards {
      add(award.party, award.partyName) {
        $0.seatsWon += award.seats
        $0.seatsChange += award.change
      }
    }
  }

  private mutating func add(
    _ party: PartyCode, _ name: String, _ change: (inout PartyTally) -> Void
  ) {
    change(&parties[party, default: PartyTally(party: party, partyName: name)])
  }
}
