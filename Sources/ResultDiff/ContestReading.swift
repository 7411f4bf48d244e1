internal import ElectionResults

/// Reads a feed's contest as a standing: parties looked up, what is not stated this time kept where that is right, and
/// those elected found.
struct ContestReading {
  private let parties: PartyBook
  private let baseline: Baseline
  private let feed: FeedID
  private let system: ElectoralSystem
  private let tags: [ContestID: [String]]
  /// The parties looked up so far: a snapshot names few of them many times.
  private var known: [PartyReference: (code: PartyCode, name: String)] = [:]

  /// - Parameter election: Its system and its watch lists.
  init(election: Election, parties: PartyBook, baseline: Baseline, feed: FeedID) {
    system = election.system
    tags = election.tags
    self.parties = parties
    self.baseline = baseline
    self.feed = feed
  }

  /// The contest's new state, still with the outcome of the old one, and how many of its first candidates are declared
  /// elected; 0 while it is not declared.
  mutating func standing(
    of result: ContestResult, after old: ContestStanding?
  ) -> (standing: ContestStanding, electedCount: Int) {
    var new = facts(of: result, after: old)
    // Half of the votes is half of these.
    new.validVotes = result.validVotes ?? (old?.outcome != nil ? old?.validVotes : nil)
    let declaration = Declaration(
      of: new, by: system, status: result.status, declaredAt: result.declaredAt)
    let isSilent = isSilent(result, new.candidates, after: old)
    let staysDeclared = old?.outcome != nil && (declaration.isStated || isSilent)
    let staysCalled = old.map { $0.outcome == nil && $0.status == .called } == true && isSilent
    new.declaredAt = result.declaredAt ?? (staysDeclared ? old?.declaredAt : nil)
    new.validVotes = result.validVotes ?? (staysDeclared ? old?.validVotes : nil)
    new.rejectedVotes = result.rejectedVotes ?? (staysDeclared ? old?.rejectedVotes : nil)
    let isPart = staysDeclared && old.map { isCutShort(new, of: $0) } ?? false
    if let old {
      let merging = CandidateMerging(
        old: old, isPart: isPart, keepsFigures: staysDeclared, keepsCall: staysCalled)
      new.candidates = merging.merged(new.candidates)
    }
    var elected = isPart ? [] : declaration.elected
    if declaration.isStated || staysDeclared, new.isList { elected = Declaration.lists(of: new) }
    if elected.isEmpty, staysDeclared, let old { elected = keptElected(of: old, among: new) }
    new.status = status(
      of: new, stated: result.status ?? (staysCalled ? .called : nil),
      isDeclared: !elected.isEmpty)
    if new.hasFinalCount { new.hasHadFinalCount = true }
    new.candidates = CandidateOrder(of: new, elected: elected).candidates
    return (new, elected.count)
  }

  /// What is stated of the contest itself, and its candidates or lists as stated.
  private mutating func facts(
    of result: ContestResult, after old: ContestStanding?
  ) -> ContestStanding {
    let previous = baseline[result.id]
    let id = old?.contest ?? previous?.contest ?? result.id
    var new = old ?? ContestStanding(contest: id, name: result.name, feed: feed)
    new.feed = feed
    if !result.name.isEmpty { new.name = result.name }
    new.tags = tags[id] ?? []
    new.region = result.region ?? old?.region
    new.kind = system.kind(stated: result.kind ?? old?.kind)
    new.weight = result.weight ?? old?.weight
    new.countKind = result.countKind ?? old?.countKind
    new.revision = result.revision ?? old?.revision
    new.reportingPercentage = result.reportingPercentage ?? old?.reportingPercentage
    new.electorate = result.electorate ?? old?.electorate
    new.ballots = result.ballots ?? old?.ballots
    new.candidates = contenders(of: result, after: old)
    new.seats = seats(of: result, new, after: old)
    fillHolders(of: &new, from: result, previous: previous)
    return new
  }

  /// The seats as stated, but none for a counting area or a question, and for lists that share more than the one seat of a
  /// contest whose seats are not stated, what they share.
  private func seats(
    of result: ContestResult, _ new: ContestStanding, after old: ContestStanding?
  ) -> Int {
    if new.kind == .countingArea || system == .referendum { return 0 }
    guard result.seats == 1 else { return max(0, result.seats) }
    if let old, old.isList, !new.isList { return old.seats }
    return new.isList ? max(1, new.allocatedSeats) : 1
  }

  /// The lists of a list contest, otherwise the candidates.
  private mutating func contenders(
    of result: ContestResult, after old: ContestStanding?
  ) -> [CandidateStanding] {
    if !result.lists.isEmpty { return lists(of: result) }
    return old?.isList == true ? [] : candidates(of: result)
  }

  private func fillHolders(
    of new: inout ContestStanding, from result: ContestResult, previous: PreviousResult?
  ) {
    guard new.isForSeveral else {
      let (known, stated) = (previous?.holder?.party, statedHolder(of: result))
      new.holder = known ?? stated ?? new.holder
      let other = stated ?? new.statedHolder
      new.statedHolder = known == nil || other == known ? nil : other
      return
    }
    new.statedHolder = nil
    let stated = result.previous.map { (parties.code(for: $0.party), $0.seats) }
    let held = previous.map { $0.entries.map { ($0.party, $0.seats) } } ?? []
    for seats in [stated, held] where seats.contains(where: { $0.1 > 0 }) {
      new.holders = Dictionary(seats.filter { $0.1 > 0 }, uniquingKeysWith: +)
    }
    new.holder = new.holders.count == 1 ? new.holders.keys.first : nil
  }

  /// The stored winners in the new list: a declaration that shows nobody as elected any more does not unseat anybody.
  /// Empty when one of them is gone.
  private func keptElected(of old: ContestStanding, among new: ContestStanding) -> [Int] {
    let count = old.outcome?.electedCount ?? 0
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    let kept = new.candidates.indices.filter { position in
      matching.counterpart(ofNew: position).map { $0 < count } ?? false
    }
    return kept.count == count ? kept : []
  }

  /// Whether a list without any mark leaves out a stored winner because it was cut short: it names nobody who was not
  /// known, and its votes do not add up to the valid votes stated with it. Then it elects nobody else.
  private func isCutShort(_ new: ContestStanding, of old: ContestStanding) -> Bool {
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    let places = new.candidates.indices.map { matching.counterpart(ofNew: $0) }
    let elected = 0..<(old.outcome?.electedCount ?? 1)
    guard new.candidates.allSatisfy({ $0.isElected != true }),
      !elected.allSatisfy({ places.contains($0) }), !places.contains(nil)
    else { return false }
    let votes = new.candidates.compactMap(\.votes)
    return votes.count < new.candidates.count || votes.reduce(0, +) != new.validVotes
  }

  /// Whether a statement says nothing about the declaration or the call, so that what is declared or called stays so: the
  /// part that declares leaves the contest out, or there is no status, no time and no mark, and the outcome is not emptied
  /// by that, because it never rested on a mark or there is no figure either.
  private func isSilent(
    _ result: ContestResult, _ candidates: [CandidateStanding], after old: ContestStanding?
  ) -> Bool {
    if result.lacksDeclaringPart { return true }
    guard result.status == nil, result.declaredAt == nil,
      candidates.allSatisfy({ $0.isElected == nil })
    else { return false }
    return old?.candidates.contains { $0.isElected == true } != true
      || candidates.allSatisfy { $0.votes == nil && $0.finalVotes == nil }
  }

  private func statedHolder(of result: ContestResult) -> PartyCode? {
    result.previous.first { $0.seats > 0 }.map { parties.code(for: $0.party) }
  }

  private mutating func candidates(of result: ContestResult) -> [CandidateStanding] {
    result.candidates.map { candidate in
      let party = party(for: reference(of: candidate))
      return CandidateStanding(
        id: candidate.id, name: candidate.name, party: party.code, partyName: party.name,
        votes: candidate.votes, finalVotes: candidate.finalVotes, isElected: candidate.isElected,
        isLeading: candidate.isLeading)
    }
  }

  /// The party as stated; the answer itself in a referendum whose feed states none.
  private func reference(of candidate: CandidateResult) -> PartyReference {
    guard system == .referendum, candidate.party == PartyReference() else {
      return candidate.party
    }
    return PartyReference(name: candidate.name)
  }

  private mutating func lists(of result: ContestResult) -> [CandidateStanding] {
    let elected = candidates(of: result).filter { $0.isElected == true }
    return result.lists.map { list in
      let party = party(for: list.party)
      var persons = list.persons
      if persons.isEmpty {
        persons = elected.filter { $0.party == party.code }
          .map { PartyListResult.Person(id: $0.id, name: $0.name) }
      }
      return CandidateStanding(
        name: party.name, party: party.code, partyName: party.name, votes: list.votes,
        list: ListAllocation(seats: list.seats, persons: persons))
    }
  }

  private mutating func party(for reference: PartyReference) -> (code: PartyCode, name: String) {
    if let party = known[reference] { return party }
    let code = parties.code(for: reference)
    let name = parties.party(named: code.text)?.name ?? reference.name ?? code.text
    known[reference] = (code, name)
    return (code, name)
  }

  private func status(
    of standing: ContestStanding, stated: ContestStatus?, isDeclared: Bool
  ) -> ContestStatus {
    if isDeclared {
      if let stated, stated.isDeclared { return stated }
      return standing.status.isDeclared ? standing.status : .declared
    }
    if let stated, !stated.isDeclared { return stated }
    return standing.hasFigures ? .counting : .awaiting
  }
}
