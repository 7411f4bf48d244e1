internal import ElectionResults

/// A choice of a contest: a candidate or ticket, an answer, or a party.
struct NISTChoice {
  let name: String
  /// Holds beyond the document; nil when the report gives none.
  let id: String?
  let party: PartyReference
  let isParty: Bool
  let isIncumbent: Bool
  /// What the report says of the candidate after the election, such as `projected-winner`.
  let statuses: [String]

  init(_ selection: FeedNode, in index: NISTIndex) throws(DecodingFailure) {
    isParty = selection.member("PartyIds") != nil
    let candidates = try index.objects("CandidateIds", of: selection)
    statuses = candidates.compactMap { $0.text("PostElectionStatus") }
    isIncumbent = try candidates.first?.truth("IsIncumbent") == true
    if isParty {
      party = try index.party("PartyIds", of: selection)
    } else {
      let own = try candidates.first.map { candidate throws(DecodingFailure) in
        try index.party("PartyId", of: candidate)
      }
      let endorsing = try index.party("EndorsementPartyIds", of: selection)
      party = own == nil || own == PartyReference() ? endorsing : own ?? PartyReference()
    }
    id = try Self.id(of: selection, candidates)
    name = try Self.name(of: selection, candidates, party: isParty ? party : nil)
  }

  /// Of a ticket only when each on it has one.
  private static func id(
    of selection: FeedNode, _ candidates: [FeedNode]
  ) throws(DecodingFailure) -> String? {
    var ids: [String] = []
    for candidate in candidates {
      if let id = try candidate.externalIdentifier() { ids.append(id) }
    }
    let isComplete = !ids.isEmpty && ids.count == candidates.count
    return isComplete ? ids.joined(separator: "+") : try selection.externalIdentifier()
  }

  private static func name(
    of selection: FeedNode, _ candidates: [FeedNode], party: PartyReference?
  ) throws(DecodingFailure) -> String {
    let names = candidates.compactMap { $0.member("BallotName")?.languageText }
    if !names.isEmpty, names.count == candidates.count { return names.joined(separator: " / ") }
    if let answer = selection.member("Selection")?.languageText { return answer }
    if let name = party?.name ?? party?.abbreviation { return name }
    if try selection.truth("IsWriteIn") == true { return "Write-in" }
    throw selection.failure(
      "a choice without a name", "a candidate with a BallotName, a Selection or a party is expected"
    )
  }
}
