internal import ElectionResults

/// Names and parties by the Australian Electoral Commission's numbers, which its light files leave out.
struct AECNames {
  private var contests: [String: String] = [:]
  private var regions: [String: String] = [:]
  private var candidates: [String: (name: String, party: PartyReference)] = [:]

  /// Knows nothing.
  init() {}

  /// Takes what a verbose file says.
  init(of root: FeedNode) throws(DecodingFailure) {
    for contest in try AECContests.houseContests(of: root) {
      let id = try contest.identifier("ContestIdentifier")
      contests[id] = contest.descendant("ContestIdentifier", "ContestName")?.text
      regions[id] = Self.region(of: contest)
      for node in contest.member("FirstPreferences")?.all("Candidate") ?? [] {
        let number = try node.identifier("CandidateIdentifier")
        guard let name = Self.name(of: node) else { continue }
        candidates[number] = (name, Self.party(of: node))
      }
    }
  }

  func contest(_ id: String, at node: FeedNode) -> String {
    node.descendant("ContestIdentifier", "ContestName")?.text ?? contests[id] ?? id
  }

  func region(_ id: String, at node: FeedNode) -> String? { Self.region(of: node) ?? regions[id] }

  /// A file that gives a candidate's name gives the party too: none is then an independent's.
  func candidate(
    _ id: String, at node: FeedNode
  ) throws(DecodingFailure) -> (name: String, party: PartyReference) {
    if let name = Self.name(of: node) { return (name, Self.party(of: node)) }
    if let known = candidates[id] { return known }
    throw node.failure(
      "the candidate \(Excerpt(id)) has no name",
      "light files have none: fetch a verbose one, or give one as the part `names`")
  }

  /// `BUTLER, Terri` as `Terri BUTLER`.
  private static func name(of node: FeedNode) -> String? {
    guard let text = node.descendant("CandidateIdentifier", "CandidateName")?.text else {
      return nil
    }
    let halves = text.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
    return halves.reversed().filter { !$0.isEmpty }.joined(separator: " ")
  }

  static func party(of node: FeedNode) -> PartyReference {
    let affiliation = node.member("AffiliationIdentifier")
    return PartyReference(
      name: affiliation?.text("RegisteredName"), abbreviation: affiliation?.text("@ShortCode"))
  }

  private static func region(of contest: FeedNode) -> String? {
    contest.descendant("PollingDistrictIdentifier", "StateIdentifier")?.text("@Id")
  }
}

extension FeedNode {
  /// The `Id` of a child element.
  func identifier(_ name: String) throws(DecodingFailure) -> String {
    guard let child = member(name) else {
      throw failure("the element <\(name)> is missing", "it names what this is")
    }
    return try child.required("@Id")
  }
}
