internal import ElectionResults

/// The seats that moved between the lists of a contest from one allocation to the next.
struct AllocationMoves {
  /// A seat that moved.
  struct Move {
    let from: CandidateStanding
    let to: CandidateStanding
    /// Who loses and who gets the seat; nil where the feed does not name exactly those who do.
    let personOut: String?
    let personIn: String?
  }

  /// A list whose seats changed.
  private struct Change {
    let list: CandidateStanding
    let size: Int
    /// The persons of the seats that changed, one a seat; empty where the feed does not say.
    let persons: [String]
  }

  /// More than any body has: figures beyond are no seats.
  private static let mostSeats = 10_000

  /// One for each seat: the loser and the gainer of most seats first, then by party.
  ///
  /// None from or to nothing: the first allocation moves no seat. Where the seats of both allocations are not as many,
  /// one of them is not complete, and what has no counterpart is left out.
  let moves: [Move]

  init(from old: ContestStanding, to new: ContestStanding) {
    let known = 1...Self.mostSeats
    guard known.contains(old.allocatedSeats), known.contains(new.allocatedSeats) else {
      moves = []
      return
    }
    let isComplete = old.allocatedSeats == new.allocatedSeats
    let matching = CandidateMatching(of: new.candidates, with: old.candidates)
    var pairs: [(before: CandidateStanding?, now: CandidateStanding?)] = []
    for (position, now) in new.candidates.enumerated() {
      pairs.append((matching.counterpart(ofNew: position).map { old.candidates[$0] }, now))
    }
    pairs += matching.unmatchedOld.map { (old.candidates[$0], nil) }
    let isKnown = { (list: CandidateStanding?) in isComplete || list?.list?.seats != nil }
    let changes = pairs.filter { isKnown($0.before) && isKnown($0.now) }
      .compactMap { Self.change(from: $0.before, to: $0.now) }
      .sorted { (-abs($0.size), $0.list.party) < (-abs($1.size), $1.list.party) }
    let losses = changes.filter { $0.size < 0 }.flatMap(Self.seats)
    let gains = changes.filter { $0.size > 0 }.flatMap(Self.seats)
    moves = zip(losses, gains).map { loss, gain in
      Move(from: loss.list, to: gain.list, personOut: loss.person, personIn: gain.person)
    }
  }

  private static func change(
    from before: CandidateStanding?, to now: CandidateStanding?
  ) -> Change? {
    let size = (now?.list?.seats ?? 0) - (before?.list?.seats ?? 0)
    guard let list = now ?? before, size != 0 else { return nil }
    let (had, has) = (before?.list?.persons ?? [], now?.list?.persons ?? [])
    let persons = size > 0 ? persons(of: has, notAmong: had) : persons(of: had, notAmong: has)
    return Change(list: list, size: size, persons: persons.count == abs(size) ? persons : [])
  }

  private static func persons(
    of list: [PartyListResult.Person], notAmong others: [PartyListResult.Person]
  ) -> [String] {
    let ids = Set(others.compactMap(\.id))
    let names = Set(others.map { PersonName.folded($0.name) })
    return list.filter { person in
      !(person.id.map(ids.contains) ?? false) && !names.contains(PersonName.folded(person.name))
    }.map(\.name)
  }

  private static func seats(
    of change: Change
  ) -> [(list: CandidateStanding, person: String?)] {
    (0..<abs(change.size)).map { seat in
      (change.list, change.persons.isEmpty ? nil : change.persons[seat])
    }
  }
}
