internal import ElectionResults

/// Puts the codes that the parties' file has now in the place of stored ones.
struct PartyRecoding {
  let parties: PartyBook

  /// The party's code now; the stored one where the book does not know it.
  func code(of stored: PartyCode) -> PartyCode {
    guard let code = parties.party(named: stored.text)?.code, code != stored else { return stored }
    return code
  }

  /// A contest under the parties' codes now; seats that two codes of one party held or won are summed.
  func recoded(_ stored: ContestStanding) -> ContestStanding {
    var contest = stored
    contest.candidates = stored.candidates.map(recoded)
    if let place = stored.candidates.firstIndex(where: { $0.key == stored.leader }) {
      contest.leader = contest.candidates[place].key
    }
    contest.holder = stored.holder.map(code)
    contest.statedHolder = stored.statedHolder.map(code)
    if contest.statedHolder == contest.holder { contest.statedHolder = nil }
    contest.holders = Dictionary(
      stored.holders.map { (code(of: $0.key), $0.value) }, uniquingKeysWith: +)
    contest.outcome = stored.outcome.map(recoded)
    contest.called = stored.called.map(recoded)
    return contest
  }

  /// A party's totals; what two codes of it had is summed, and the old one keeps nothing.
  func recoded(_ stored: [PartyCode: PartyTally]) -> [PartyCode: PartyTally] {
    var tallies = stored
    for (old, tally) in stored where code(of: old) != old {
      let empty = PartyTally(party: old, partyName: tally.partyName)
      guard tally != empty else { continue }
      let party = code(of: old)
      let name = parties.name(of: party)
      var sum = tallies[party] ?? PartyTally(party: party, partyName: name)
      sum.partyName = name
      sum.seatsWon += tally.seatsWon
      sum.seatsLeading += tally.seatsLeading
      sum.seatsChange += tally.seatsChange
      sum.votes += tally.votes
      (tallies[party], tallies[old]) = (sum, empty)
    }
    return tallies
  }

  /// The previous results, which may have been stored under an earlier parties' file.
  func recoded(_ stored: Baseline) -> Baseline {
    Baseline(
      stored.results.values.map { result in
        var result = result
        for place in result.entries.indices {
          result.entries[place].party = code(of: result.entries[place].party)
        }
        return result
      })
  }

  /// What was told of the election; `noc` and the like stay.
  func recoded(_ stored: ToldOutcome) -> ToldOutcome {
    guard case .party(let party) = BodyControl(stored.value), code(of: party) != party else {
      return stored
    }
    return ToldOutcome(
      value: BodyControl.party(code(of: party)).description, event: stored.event)
  }

  private func recoded(_ stored: CandidateStanding) -> CandidateStanding {
    let party = code(of: stored.party)
    guard party != stored.party else { return stored }
    var candidate = stored
    candidate.party = party
    candidate.partyName = parties.name(of: party)
    if stored.list != nil, stored.name == stored.partyName { candidate.name = candidate.partyName }
    return candidate
  }

  private func recoded(_ stored: Outcome) -> Outcome {
    var outcome = stored
    outcome.party = code(of: stored.party)
    if outcome.party != stored.party {
      outcome.partyName = parties.name(of: outcome.party)
      if stored.winner == stored.partyName { outcome.winner = outcome.partyName }
    }
    outcome.gainedFrom = stored.gainedFrom.map(code)
    if outcome.gainedFrom == outcome.party { outcome.gainedFrom = nil }
    outcome.awards = recoded(stored.awards)
    return outcome
  }

  /// In their order, or by party where any has got another code.
  private func recoded(_ stored: [PartyAward]) -> [PartyAward] {
    guard stored.contains(where: { code(of: $0.party) != $0.party }) else { return stored }
    var awards: [PartyCode: PartyAward] = [:]
    for award in stored {
      let party = code(of: award.party)
      let name = party == award.party ? award.partyName : parties.name(of: party)
      var sum = awards[party] ?? PartyAward(party: party, partyName: name)
      sum.seats += award.seats
      sum.change += award.change
      sum.seatEvent = sum.seatEvent ?? award.seatEvent
      awards[party] = sum
    }
    return awards.values.sorted { $0.party < $1.party }
  }
}
