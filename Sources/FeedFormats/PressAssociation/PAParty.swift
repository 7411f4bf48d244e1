internal import ElectionResults

/// A party as PA Media names it in an attribute of a contest, by its name or by its abbreviation.
struct PAParty {
  let name: String?
  let abbreviation: String?

  /// The party that won; nil when the contest names none.
  static func winner(of area: FeedNode) -> PAParty? {
    PAParty(
      name: area.text("@winningPartyName"),
      abbreviation: area.text("@winningPartyAbbreviation") ?? area.text("@winningParty"))
  }

  /// The party that held the seat; nil when the contest names none.
  static func holder(of area: FeedNode) -> PAParty? {
    PAParty(
      name: area.text("@sittingPartyName"),
      abbreviation: area.text("@sittingPartyAbbreviation") ?? area.text("@sittingParty"))
  }

  init?(name: String?, abbreviation: String?) {
    guard name != nil || abbreviation != nil else { return nil }
    self.name = name ?? abbreviation.flatMap { Self.names[$0] }
    self.abbreviation = abbreviation
  }

  /// What PA Media alone abbreviates so.
  private static let names = ["C": "Conservative"]

  /// The party's reference as the contest's candidates have it, so that it is the same party also where nobody knows it.
  func reference(among candidates: [CandidateResult]) -> PartyReference {
    candidates.first { isParty($0.party) }?.party
      ?? PartyReference(name: name, abbreviation: abbreviation)
  }

  /// Marks the only candidate of the party as elected and the others as not.
  ///
  /// - Returns: Whether there is exactly one.
  func mark(in candidates: inout [CandidateResult]) -> Bool {
    let own = candidates.indices.filter { isParty(candidates[$0].party) }
    guard own.count == 1 else { return false }
    for position in candidates.indices { candidates[position].isElected = position == own[0] }
    return true
  }

  /// Who stands for an elected person whose name is not known yet: the party under its own name. Nil for independents,
  /// where one is not another.
  var standIn: CandidateResult? {
    let texts = [name, abbreviation].compactMap { $0 }
    guard let text = texts.first,
      !texts.contains(where: {
        ["ind", "independent", "nd", "no description"].contains($0.lowercased())
      })
    else { return nil }
    let party = PartyReference(name: name, abbreviation: abbreviation)
    return CandidateResult(name: text, party: party, isElected: true)
  }

  private func isParty(_ reference: PartyReference) -> Bool {
    let own = [name, abbreviation].compactMap { $0?.lowercased() }
    let others = [reference.name, reference.abbreviation].compactMap { $0?.lowercased() }
    return own.contains(where: others.contains)
  }
}

extension PartyReference {
  /// The `Party` element of a candidate or a list; PA Media's own number of a party is no registration.
  init(pa node: FeedNode?) {
    self.init(name: node?.text("@name"), abbreviation: node?.text("@abbreviation"))
  }
}
