internal import ElectionResults

/// A contest of a `results-json` body.
struct ContestDocument: Decodable {
  var id: JSONIdentifier
  var name: String
  var region: String?
  var kind: String?
  var seats: JSONCount?
  var status: String?
  var declaredAt: String?
  var reportingPercentage: JSONPercentage?
  var electorate: JSONCount?
  var validVotes: JSONCount?
  var rejectedVotes: JSONCount?
  var ballots: JSONCount?
  var previous: [PreviousDocument]?
  var candidates: [CandidateDocument]?
  var parties: [Ignored]?

  /// Something of which only the presence matters.
  struct Ignored: Decodable {
    init(from decoder: any Decoder) {}
  }

  private enum CodingKeys: String, CodingKey {
    case id, name, region, kind, seats, status, electorate, ballots, previous, candidates, parties
    case declaredAt = "declared_at"
    case reportingPercentage = "reporting_pct"
    case validVotes = "valid_votes"
    case rejectedVotes = "rejected_votes"
  }

  /// Kinds whose contests do not each fill one seat.
  private static let unsupportedKinds: [ContestKind] = [.listRegion, .countingArea, .body]

  func result(at place: JSONPointer) throws(DecodingFailure) -> ContestResult {
    try requireOneSeat(at: place)
    return ContestResult(
      id: ContestID(try place.member("id").nonEmpty(id.text)),
      name: try place.member("name").nonEmpty(name), region: region,
      kind: try kind(at: place.member("kind")),
      status: try place.member("status").word(status, of: ContestStatus.self),
      declaredAt: try place.member("declared_at").moment(declaredAt),
      reportingPercentage: reportingPercentage?.value, electorate: electorate?.value,
      validVotes: validVotes?.value, rejectedVotes: rejectedVotes?.value, ballots: ballots?.value,
      previous: try previous(at: place.member("previous")),
      candidates: try candidates(at: place.member("candidates")))
  }

  private func requireOneSeat(at place: JSONPointer) throws(DecodingFailure) {
    if let seats, seats.value != 1 {
      throw place.member("seats").failure(
        "a contest of \(seats.value) seats is not supported yet", "only contests of one seat are")
    }
    if let parties, !parties.isEmpty {
      throw place.member("parties").failure(
        "list contests are not supported yet", "give candidates instead of parties")
    }
  }

  private func kind(at place: JSONPointer) throws(DecodingFailure) -> ContestKind? {
    let kind = try place.word(kind, of: ContestKind.self)
    if let kind, Self.unsupportedKinds.contains(kind) {
      throw place.failure(
        "contests of the kind \(kind.rawValue) are not supported yet",
        "only those that elect one person each are")
    }
    return kind
  }

  private func previous(at place: JSONPointer) throws(DecodingFailure) -> [StatedParty] {
    let entries = previous ?? []
    let holders = entries.indices.filter { entries[$0].holdsSeat }
    if holders.count > 1 {
      throw place.element(holders[1]).member("seats").failure(
        "a second party is said to have held the seat", "one party holds a contest's one seat")
    }
    return entries.map(\.party)
  }

  private func candidates(at place: JSONPointer) throws(DecodingFailure) -> [CandidateResult] {
    var results: [CandidateResult] = []
    var ids: [String: Int] = [:]
    for (index, candidate) in (candidates ?? []).enumerated() {
      let result = try candidate.result(at: place.element(index))
      if let id = result.id, let first = ids.updateValue(index, forKey: id) {
        throw place.element(index).member("id").failure(
          "the candidate \(Excerpt(id)) is already at \(place.element(first))",
          "each candidate of a contest is given once")
      }
      if result.isElected == true, results.contains(where: { $0.isElected == true }) {
        throw place.element(index).member("elected").failure(
          "a second candidate is marked as elected", "a contest of one seat elects one")
      }
      results.append(result)
    }
    return results
  }
}
