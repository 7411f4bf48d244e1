internal import ElectionResults

/// The votes of the areas of one count, added up as far as they are declared, and the ballots of the others.
struct AreaCount {
  /// An answer, or somebody, to vote for.
  struct Option: Equatable {
    let party: PartyCode
    let partyName: String
    let name: String
    /// Whether the option is this person and not whoever stands for the party.
    let isPerson: Bool
    /// First preferences in the counted areas.
    fileprivate(set) var votes = 0
    /// Votes in the deciding count of those areas that have one.
    fileprivate(set) var finalVotes = 0
    /// Declared areas that the option carries.
    fileprivate(set) var areas = 0
    fileprivate var listed = 0
    fileprivate var listedInFinal = 0

    /// What the option is recognised by in all areas.
    var facts: [String] {
      [party.text.lowercased()] + (isPerson ? [PersonName.folded(name)] : [])
    }
  }

  /// Areas of which anything is known.
  private(set) var known = 0
  /// Areas that are declared, or called where seats rest on calls.
  private(set) var settled = 0
  private(set) var postponed = 0
  /// Areas that are declared.
  private(set) var declared = 0
  /// Valid votes of the counted areas.
  private(set) var validVotes = 0
  /// The most ballots that may still be counted in the areas whose votes are not all known.
  private(set) var outstanding = 0
  /// Areas whose votes are not all known, and of which nobody says how many they may be.
  private(set) var unsized = 0
  /// Areas whose votes are in the options.
  private var counted = 0
  private var byFacts: [[String]: Option] = [:]
  /// Whether parties are voted for, and not the persons who stand for them.
  let countsParties: Bool

  init(countsParties: Bool) { self.countsParties = countsParties }

  var options: [Option] { Array(byFacts.values) }

  /// Whether all counted areas have the same options: otherwise one may be meant under two names.
  var isUniform: Bool { counted > 0 && byFacts.values.allSatisfy { $0.listed == counted } }

  /// Those in the deciding count; empty unless all counted areas have one of the same options.
  var finalists: [Option] {
    let finalists = byFacts.values.filter { $0.listedInFinal > 0 }
    return finalists.allSatisfy { $0.listedInFinal == counted } ? finalists : []
  }

  /// Whether any area has a count after the first preferences.
  var hasFinalCount: Bool { byFacts.values.contains { $0.listedInFinal > 0 } }

  mutating func add(_ area: ContestStanding) { apply(area, sign: 1) }

  mutating func remove(_ area: ContestStanding) { apply(area, sign: -1) }

  private mutating func apply(_ area: ContestStanding, sign: Int) {
    known += sign
    settled += area.seatOutcome == nil ? 0 : sign
    postponed += area.seatOutcome == nil && area.status == .postponed ? sign : 0
    let options = options(of: area)
    if area.outcome != nil, let winner = options.first {
      declared += sign
      change(winner) { $0.areas += sign }
    }
    if area.outcome != nil, !options.isEmpty, area.candidates.allSatisfy({ $0.votes != nil }) {
      count(area, options, sign: sign)
    } else if let ballots = Self.ballots(of: area) {
      outstanding += sign * ballots
    } else {
      unsized += sign
    }
  }

  private mutating func count(_ area: ContestStanding, _ options: [Option], sign: Int) {
    counted += sign
    for (option, candidate) in zip(options, area.candidates) {
      change(option) {
        $0.votes += sign * (candidate.votes ?? 0)
        $0.finalVotes += sign * (candidate.finalVotes ?? 0)
        $0.listed += sign
        $0.listedInFinal += candidate.finalVotes == nil ? 0 : sign
      }
    }
    let listed = area.candidates.reduce(0) { $0 + ($1.votes ?? 0) }
    let valid = max(listed, area.validVotes ?? 0)
    validVotes += sign * valid
    // Votes that the list leaves out may be anybody's.
    outstanding += sign * (valid - listed)
  }

  private mutating func change(_ option: Option, _ body: (inout Option) -> Void) {
    let facts = option.facts
    body(&byFacts[facts, default: option])
    if let changed = byFacts[facts], changed.listed == 0, changed.areas == 0 {
      byFacts[facts] = nil
    }
  }

  /// The candidates of an area as options, in their order. Of several of one party each is a person.
  private func options(of area: ContestStanding) -> [Option] {
    let sizes = Dictionary(area.candidates.map { ($0.party, 1) }, uniquingKeysWith: +)
    return area.candidates.map { candidate in
      let isPerson =
        !countsParties && (candidate.party.isPersonal || sizes[candidate.party, default: 0] > 1)
      return Option(
        party: candidate.party, partyName: candidate.partyName, name: candidate.name,
        isPerson: isPerson)
    }
  }

  /// The most ballots that an area may bring: its ballot papers, unless they are still being counted, otherwise the
  /// electorate. Nil when neither is stated.
  private static func ballots(of area: ContestStanding) -> Int? {
    let votes = area.candidates.reduce(0) { $0 + ($1.votes ?? 0) }
    let isPartial = area.reportingPercentage.map { $0 > 0 && $0 < 100 } ?? false
    let counted = max(votes, area.validVotes ?? 0) + (area.rejectedVotes ?? 0)
    if let ballots = area.ballots, ballots > counted, !isPartial { return ballots }
    return area.electorate.flatMap { $0 > 0 ? $0 : nil }
  }
}
