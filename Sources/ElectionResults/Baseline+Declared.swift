extension Baseline {
  /// The declared results of an election as the baseline of a later one: the winners hold their seats.
  ///
  /// Contests that are not declared, and those that fill no seats, are left out.
  ///
  /// - Parameters:
  ///   - year: The election's: whoever gained a seat then has held it since.
  ///   - baseline: What the election itself was compared with: whoever held a seat then has held it for as long as that says.
  package init(
    declaredIn contests: [ContestStanding], year: Int?, after baseline: Baseline
  ) {
    self.init(
      contests.compactMap { contest in
        guard let outcome = contest.outcome, contest.fillsSeats else { return nil }
        let results = DeclaredResult(
          contest: contest, outcome: outcome, year: year, previous: baseline[contest.contest])
        return PreviousResult(
          contest: contest.contest, contestName: contest.name, entries: results.entries,
          electorate: contest.electorate, statedValidVotes: contest.effectiveValidVotes)
      })
  }

  /// The baseline with the holders as later by-elections left them. Votes, and so swing, stay those of the election: holders
  /// change, what shares are compared with does not.
  ///
  /// - Parameters:
  ///   - byElection: The declared contests of one, under the identifiers of this baseline; others are left aside.
  ///   - year: The by-election's.
  package func taking(byElection contests: [ContestStanding], year: Int?) -> Baseline {
    var results = results
    for contest in contests {
      guard let outcome = contest.outcome, contest.fillsSeats, !contest.isForSeveral else {
        continue
      }
      results[contest.contest]?.fill(by: outcome, year: year)
    }
    return Baseline(Array(results.values))
  }
}

/// The entries of a baseline that a declared contest makes.
private struct DeclaredResult {
  let contest: ContestStanding
  let outcome: Outcome
  let year: Int?
  let previous: PreviousResult?

  /// One for each candidate or list.
  var entries: [PreviousResult.Entry] {
    contest.candidates.enumerated().map { position, candidate in
      let isElected = position < outcome.electedCount
      let seats = candidate.list.map { $0.seats ?? 0 } ?? (isElected ? 1 : 0)
      return PreviousResult.Entry(
        party: candidate.party, seats: seats, votes: candidate.votes,
        member: isElected && candidate.list == nil ? candidate.name : nil,
        heldSince: seats > 0 ? heldSince(candidate) : nil)
    }
  }

  /// The year since which the party, or the person, of a winner has held a seat.
  private func heldSince(_ winner: CandidateStanding) -> Int? {
    guard contest.isForSeveral else {
      let isHold = outcome.gainedFrom == nil && contest.holder != nil
      return isHold ? previous?.holder?.heldSince : year
    }
    let before = previous?.entries.first { entry in
      entry.seats > 0 && entry.party == winner.party
        && (winner.party != .independent || entry.isMember(winner.name))
    }
    let isHold = before != nil || contest.holders[winner.party, default: 0] > 0
    return isHold ? before?.heldSince : year
  }
}

extension PreviousResult {
  /// Gives the seat to whoever won it in between; of several seats one, from the party that lost it.
  fileprivate mutating func fill(by outcome: Outcome, year: Int?) {
    let seats = entries.reduce(0) { $0 + $1.seats }
    if seats <= 1 {
      if let holder, holder.party == outcome.party,
        outcome.party != .independent || holder.isMember(outcome.winner)
      {
        setMember(outcome.winner)
        return
      }
      for position in entries.indices where entries[position].seats > 0 { vacate(position) }
    } else {
      guard let from = outcome.gainedFrom,
        let position = entries.firstIndex(where: { $0.party == from && $0.seats > 0 })
      else { return }
      vacate(position)
    }
    seat(outcome, year: year)
  }

  private mutating func setMember(_ name: String) {
    guard let position = entries.firstIndex(where: { $0.seats > 0 }) else { return }
    entries[position].member = name
  }

  private mutating func vacate(_ position: Int) {
    entries[position].seats -= 1
    guard entries[position].seats == 0 else { return }
    (entries[position].member, entries[position].heldSince) = (nil, nil)
  }

  /// In the place of the party's own entry, so that its votes stay; an independent is a person, and nobody's entry is theirs.
  private mutating func seat(_ outcome: Outcome, year: Int?) {
    let position = entries.firstIndex { $0.party == outcome.party && outcome.party != .independent }
    guard let position else {
      entries.append(
        Entry(party: outcome.party, seats: 1, member: outcome.winner, heldSince: year))
      return
    }
    if entries[position].seats == 0 { entries[position].heldSince = year }
    entries[position].seats += 1
    entries[position].member = outcome.winner
  }
}

extension PreviousResult.Entry {
  /// Whether the person who held the seat has this name; false when no person is known.
  fileprivate func isMember(_ name: String) -> Bool {
    member.map { PersonName.folded($0) == PersonName.folded(name) } ?? false
  }
}

extension Baseline {
  /// Recognises everything that the baseline says.
  package var fingerprint: String {
    let facts = results.values.sorted { $0.contest < $1.contest }.flatMap { result in
      let figures = [result.electorate, result.statedValidVotes].map(Self.text)
      return ["contest", result.contest.text, result.contestName ?? "", "\(result.isNotional)"]
        + figures
        + result.entries.flatMap { entry in
          [entry.party.text, entry.member ?? ""]
            + [entry.seats, entry.votes, entry.heldSince].map(Self.text)
        }
    }
    return Fingerprint.of(facts)
  }

  private static func text(_ number: Int?) -> String { number.map { String($0) } ?? "" }
}
