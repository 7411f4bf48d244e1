internal import ElectionResults

/// A candidate of a `results-json` body.
struct CandidateDocument: Decodable {
  var id: JSONIdentifier?
  var name: String
  var party: String?
  var votes: JSONCount?
  var finalVotes: JSONCount?
  var elected: Bool?

  private enum CodingKeys: String, CodingKey {
    case id, name, party, votes, elected
    case finalVotes = "final_votes"
  }

  func result(at place: JSONPointer) throws(DecodingFailure) -> CandidateResult {
    CandidateResult(
      id: id.flatMap { $0.text.isEmpty ? nil : $0.text },
      name: try place.member("name").nonEmpty(name), party: PartyReference(name: party),
      votes: votes?.value, finalVotes: finalVotes?.value, isElected: elected)
  }
}
