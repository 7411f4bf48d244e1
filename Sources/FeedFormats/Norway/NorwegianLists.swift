internal import ElectionResults

/// The parties of a report, without those that are none.
struct NorwegianLists {
  private(set) var results: [PartyListResult] = []
  private(set) var previous: [StatedParty] = []
  /// Ballots for no list.
  private(set) var blankVotes = 0
  private var places: [String: FeedNode] = [:]

  /// Reads the lists; before the first vote their noughts are no figures.
  init(in report: FeedNode, hasFigures: Bool) throws(DecodingFailure) {
    for node in report.all("partier") {
      try report.tree.attempt { () throws(DecodingFailure) in
        try add(node, hasFigures: hasFigures)
      }
    }
  }

  var allocatedSeats: Int { results.reduce(0) { $0 + ($1.seats ?? 0) } }

  private mutating func add(_ node: FeedNode, hasFigures: Bool) throws(DecodingFailure) {
    guard let id = node.member("id"), id.kind == .object else {
      throw node.failure("a party without its id", "an object with partikode and navn is expected")
    }
    let code = try id.required("partikode")
    if let first = places.updateValue(node, forKey: code.lowercased()) {
      throw node.failure(
        "the party \(Excerpt(code)) is already at \(first.placeText)", "each party is given once")
    }
    let votes = try node.member("stemmer")?.member("resultat")?.member("antall")?.count("total")
    if code.lowercased() == "blanke" { blankVotes = votes ?? 0 }
    guard try !isNone(id, code: code) else { return }
    let party = PartyReference(name: id.text("navn"), abbreviation: code)
    var result = PartyListResult(party: party, votes: hasFigures ? votes : nil)
    if hasFigures, let seats = node.member("mandater")?.member("resultat") {
      try addSeats(seats, to: &result)
    }
    results.append(result)
  }

  /// Whether a row is no party's: blank ballots, and sums of parties that have rows of their own.
  private func isNone(_ id: FeedNode, code: String) throws(DecodingFailure) -> Bool {
    let category = try id.count("partikategori")
    return category == 0 || ["blanke", "andre", "andre2"].contains(code.lowercased())
  }

  private mutating func addSeats(
    _ seats: FeedNode, to result: inout PartyListResult
  ) throws(DecodingFailure) {
    guard let now = try seats.count("antall") else { return }
    result.seats = now
    for person in seats.all("representanter") {
      result.persons.append(PartyListResult.Person(name: try person.required("navn")))
    }
    guard let change = seats.member("endring"), let number = try change.decimal() else { return }
    guard number.rounded() == number, abs(number) <= 1000, Double(now) >= number else {
      try seats.tree.report(
        change.failure(
          "a change of \(number) seats cannot lead to \(now)",
          "what the party has now less what it had is expected"))
      return
    }
    let before = now - Int(number)
    if now > 0 || before > 0 { previous.append(StatedParty(party: result.party, seats: before)) }
  }
}
