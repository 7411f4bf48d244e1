internal import ElectionResults

/// Which candidate of one list is which of another: by the feed's identifier where both have one, otherwise by name and
/// party, otherwise by name alone.
struct CandidateMatching {
  private let new: [CandidateStanding]
  private let counterparts: [Int: CandidateStanding]
  /// Stored candidates that the new list does not have.
  let unmatchedOld: [CandidateStanding]

  init(of new: [CandidateStanding], with old: [CandidateStanding]) {
    var free = Array(old.indices)
    var counterparts: [Int: CandidateStanding] = [:]
    let tests: [(CandidateStanding, CandidateStanding) -> Bool] = [
      { $0.id != nil && $0.id == $1.id },
      { Self.mayBeOne($0, $1) && $0.key == $1.key },
      { Self.mayBeOne($0, $1) && PersonName.folded($0.name) == PersonName.folded($1.name) },
      // An identifier that changed its scheme, under an unchanged name and party.
      { $0.key == $1.key },
    ]
    for isSame in tests {
      for position in new.indices where counterparts[position] == nil {
        guard let place = free.firstIndex(where: { isSame(new[position], old[$0]) }) else {
          continue
        }
        counterparts[position] = old[free.remove(at: place)]
      }
    }
    self.new = new
    self.counterparts = counterparts
    unmatchedOld = free.map { old[$0] }
  }

  /// The stored candidate who is the one at this position of the new list; nil for one who is new.
  func counterpart(ofNew position: Int) -> CandidateStanding? { counterparts[position] }

  /// Whether the candidate at this position is the stored one, who may only be spelt otherwise: somebody unknown of the
  /// same party in the place of somebody who is gone is taken to be the same, but for independents, who are persons.
  func isSame(newAt position: Int, as before: CandidateStanding) -> Bool {
    if let counterpart = counterparts[position] { return counterpart == before }
    let candidate = new[position]
    return unmatchedOld.contains(before) && candidate.party == before.party
      && candidate.party != .independent
  }

  private static func mayBeOne(_ left: CandidateStanding, _ right: CandidateStanding) -> Bool {
    left.id == nil || right.id == nil
  }
}
