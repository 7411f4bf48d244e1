internal import ElectionResults

/// What the declared areas of a count decide, whatever the others bring.
enum AreaVerdict: Equatable {
  case open
  /// Nobody can overtake the option any more, and why.
  case certain(AreaCount.Option, reason: String)
  /// Nothing is outstanding, and the first are equal.
  case tied
  /// Where votes and areas have to agree, they do not.
  case rejected(reason: String)

  /// The option that is certain; nil when none is.
  var option: AreaCount.Option? {
    if case .certain(let option, _) = self { option } else { nil }
  }
}

extension AreaCount {
  /// What is certain of the count.
  ///
  /// - Parameter total: How many areas there are.
  func verdict(by rule: ReferendumRule, needsHalf: Bool, total: Int) -> AreaVerdict {
    switch rule {
    case .votes: voteVerdict(needsHalf: needsHalf, total: total)
    case .areas: areaVerdict(total: total)
    case .both: doubleVerdict(total: total)
    }
  }

  private func voteVerdict(needsHalf: Bool, total: Int) -> AreaVerdict {
    guard isUniform, unsized == 0, known >= total else { return .open }
    let ballots = "\(outstanding) \(outstanding == 1 ? "ballot" : "ballots") outstanding"
    guard needsHalf || hasFinalCount else {
      return verdict(of: options, by: \.votes, outstanding: outstanding) {
        "\($0) \($0 == 1 ? "vote" : "votes") ahead of \($1), \(ballots)"
      }
    }
    if let first = options.max(by: { $0.votes < $1.votes }),
      first.votes * 2 > validVotes + outstanding
    {
      let reason = "\(first.votes) of \(validVotes) votes, more than half, \(ballots)"
      return .certain(first, reason: reason)
    }
    return verdict(of: finalists, by: \.finalVotes, outstanding: outstanding) {
      "\($0) \($0 == 1 ? "vote" : "votes") ahead of \($1) in the deciding count, \(ballots)"
    }
  }

  private func areaVerdict(total: Int) -> AreaVerdict {
    let open = max(known, total) - declared
    return verdict(of: options, by: \.areas, outstanding: open) {
      "\($0) \($0 == 1 ? "area" : "areas") ahead of \($1), \(open) outstanding"
    }
  }

  private func doubleVerdict(total: Int) -> AreaVerdict {
    switch (voteVerdict(needsHalf: false, total: total), areaVerdict(total: total)) {
    case (.open, _), (_, .open): return .open
    case (.certain(let votes, let reason), .certain(let areas, let other)):
      if votes.facts == areas.facts { return .certain(votes, reason: "\(reason); \(other)") }
      return .rejected(reason: "\(votes.partyName) has the votes, \(areas.partyName) the areas")
    case (.certain(let votes, _), _):
      return .rejected(reason: "\(votes.partyName) has the votes, and the areas are even")
    case (_, .certain(let areas, _)):
      return .rejected(reason: "\(areas.partyName) has the areas, and the votes are even")
    default: return .rejected(reason: "both the votes and the areas are even")
    }
  }

  /// Whether the first is further ahead of the second than what is outstanding.
  private func verdict(
    of options: [Option], by count: KeyPath<Option, Int>, outstanding: Int,
    reason: (_ lead: Int, _ second: String) -> String
  ) -> AreaVerdict {
    let ranked = options.sorted { $0[keyPath: count] > $1[keyPath: count] }
    guard let first = ranked.first, first[keyPath: count] > 0 else { return .open }
    let second = ranked.dropFirst().first
    let lead = first[keyPath: count] - (second?[keyPath: count] ?? 0)
    if lead > outstanding {
      let name = second.map { countsParties ? $0.partyName : $0.name } ?? "nobody"
      return .certain(first, reason: reason(lead, name))
    }
    return lead == 0 && outstanding == 0 ? .tied : .open
  }
}
