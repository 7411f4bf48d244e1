internal import ElectionResults

/// The parties of a list contest in a `results-json` body.
struct ListDocuments {
  private(set) var results: [PartyListResult] = []
  private var nodes: [FeedNode] = []

  /// - Throws: ``DecodingFailure`` for what cannot be read, and for a party given twice.
  init(in contest: FeedNode) throws(DecodingFailure) {
    var places: [PartyCode: FeedNode] = [:]
    for node in try contest.array("parties") {
      try node.requireObject()
      let result = try Self.result(node)
      if let name = result.party.name,
        let first = places.updateValue(node, forKey: PartyCode(name))
      {
        throw (node.member("party") ?? node).failure(
          "the party \(Excerpt(name)) is already at \(first.placeText)",
          "each party of a list contest is given once")
      }
      results.append(result)
      nodes.append(node)
    }
  }

  /// Seats of a contest that does not state them: those allocated, and one without any.
  var seatsWhenNotStated: Int { max(1, results.reduce(0) { $0 + ($1.seats ?? 0) }) }

  /// Refuses more allocated seats than the contest has.
  func requireRoom(in seats: Int) throws(DecodingFailure) {
    var allocated = 0
    for (result, node) in zip(results, nodes) {
      allocated += result.seats ?? 0
      if let own = result.seats, own > 0, allocated > seats {
        try node.tree.report(
          (node.member("seats") ?? node).failure(
            "\(allocated) seats are allocated up to here", "the contest has \(seats)"))
        return
      }
    }
  }

  private static func result(_ node: FeedNode) throws(DecodingFailure) -> PartyListResult {
    var persons: [PartyListResult.Person] = []
    for person in try node.array("persons") { persons.append(try Self.person(person)) }
    return PartyListResult(
      party: PartyReference(name: try node.string("party")), votes: try node.wholeNumber("votes"),
      seats: try node.wholeNumber("seats"), persons: persons)
  }

  /// A name, or an object with a name and perhaps an id.
  private static func person(_ node: FeedNode) throws(DecodingFailure) -> PartyListResult.Person {
    if node.kind == .text, let name = node.text { return PartyListResult.Person(name: name) }
    guard node.kind == .object else {
      throw node.failure("this is no person", "a name, or an object with name and id, is expected")
    }
    return PartyListResult.Person(
      id: try node.string("id"), name: try node.requiredString("name"))
  }
}
