internal import ElectionResults

/// Whom a row of results names as elected, and which candidate that is.
struct UKWinner {
  var name: String?
  /// The abbreviation of the party.
  var party: String?
  /// The Democracy Club's number of the person.
  var person: String?

  /// Marks the winner among the candidates, adding one that is not there, and those with votes who lost.
  ///
  /// - Returns: Whether there is a winner to mark: without a name, only the single candidate of the party can be it.
  func mark(in candidates: inout [CandidateResult]) -> Bool {
    var position = position(in: candidates)
    if position == nil, let name {
      position = candidates.count
      let party = PartyReference(abbreviation: party)
      candidates.append(CandidateResult(id: person, name: name, party: party))
    }
    guard let position else { return false }
    for other in candidates.indices where candidates[other].votes != nil {
      candidates[other].isElected = false
    }
    candidates[position].isElected = true
    return true
  }

  /// The candidate who is the winner; nil when none is, or it cannot be told.
  func candidate(among candidates: [CandidateResult]) -> CandidateResult? {
    position(in: candidates).map { candidates[$0] }
  }

  /// By name and party, otherwise by the person's number, otherwise the only candidate of the party.
  private func position(in candidates: [CandidateResult]) -> Int? {
    let ofParty = candidates.indices.filter { isOwnParty(candidates[$0].party) }
    if let name {
      let named = ofParty.filter { candidates[$0].name.lowercased() == name.lowercased() }
      if named.count == 1 { return named[0] }
    }
    if let person, let position = candidates.firstIndex(where: { $0.id == person }) {
      return position
    }
    // One independent is not another.
    let isPersonal = name != nil && party?.lowercased() == "ind"
    return ofParty.count == 1 && !isPersonal ? ofParty[0] : nil
  }

  private func isOwnParty(_ reference: PartyReference) -> Bool {
    guard let party, let other = reference.abbreviation ?? reference.name else { return false }
    return Self.withoutCoop(party) == Self.withoutCoop(other)
  }

  /// `Lab Coop` in the results is `Lab` among the candidates.
  private static func withoutCoop(_ abbreviation: String) -> String {
    let text = abbreviation.lowercased()
    return text == "lab coop" || text == "lab co-op" ? "lab" : text
  }
}
