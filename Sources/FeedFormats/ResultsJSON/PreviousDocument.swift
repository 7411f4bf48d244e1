internal import ElectionResults

/// A party of a contest's previous result in a `results-json` body.
struct PreviousDocument: Decodable {
  private var name: String?
  private var seats: JSONCount?
  private var votes: JSONCount?

  private enum CodingKeys: String, CodingKey {
    case seats, votes
    case name = "party"
  }

  var holdsSeat: Bool { (seats?.value ?? 0) > 0 }

  var party: StatedParty {
    StatedParty(
      party: PartyReference(name: name), seats: seats?.value ?? 0, votes: votes?.value)
  }
}
