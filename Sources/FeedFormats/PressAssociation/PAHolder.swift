internal import ElectionResults

/// What a document of PA Media's says of the last election in a constituency.
struct PAHolder {
  private var stated: [StatedParty] = []

  init(
    of area: FeedNode, in document: FeedNode, candidates: [CandidateResult]
  ) throws(DecodingFailure) {
    stated = try Self.previousCandidates(of: area, in: document)
    guard let holder = Self.holder(of: area, candidates: candidates) else { return }
    for position in stated.indices { stated[position].seats = 0 }
    if let position = stated.firstIndex(where: { Self.areOne($0.party, holder) }) {
      stated[position].seats = 1
    } else {
      stated.append(StatedParty(party: holder, seats: 1))
    }
  }

  func state(in contest: inout ContestResult) { contest.previous = stated }

  /// The party named as sitting; of a hold otherwise the winner's.
  private static func holder(
    of area: FeedNode, candidates: [CandidateResult]
  ) -> PartyReference? {
    if let sitting = PAParty.holder(of: area) { return sitting.reference(among: candidates) }
    guard area.text("@gainOrHold")?.lowercased() == "hold" else { return nil }
    return candidates.first { $0.isElected == true }?.party
      ?? PAParty.winner(of: area)?.reference(among: candidates)
  }

  /// The candidates of the notional result for new boundaries, otherwise of the only previous election.
  private static func previousCandidates(
    of area: FeedNode, in document: FeedNode
  ) throws(DecodingFailure) -> [StatedParty] {
    let notional = document.all("PreviousNotionalElection")
    let elections = notional.isEmpty ? document.all("PreviousElection") : notional
    guard elections.count == 1,
      let previous = elections[0].all("Constituency").first(where: {
        $0.text("@number") == area.text("@number")
      })
    else { return [] }
    var stated: [StatedParty] = []
    for node in previous.all("Candidate") {
      let party = node.member("Party")
      let isElected = try PACandidates.mark("@elected", of: node) == true
      stated.append(
        StatedParty(
          party: PartyReference(pa: party), seats: isElected ? 1 : 0,
          votes: try party?.count("@votes")))
    }
    return stated
  }

  private static func areOne(_ one: PartyReference, _ other: PartyReference) -> Bool {
    one == other || (one.name != nil && one.name == other.name)
      || (one.abbreviation != nil && one.abbreviation == other.abbreviation)
  }
}
