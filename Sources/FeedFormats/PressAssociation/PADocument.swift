internal import ElectionResults

/// A file of PA Media: its contests, and how it stands to other files on the same ones.
struct PADocument {
  let name: PAFileName?
  let root: PARoot
  let revision: Int
  let contests: [ContestResult]

  init(
    _ node: FeedNode, name: PAFileName?
  ) throws(DecodingFailure) {
    guard let root = node.name.flatMap(PARoot.init) else {
      throw node.failure(
        "<\(node.name ?? "")> is no document of PA Media's",
        "FirstPastThePostResult, FirstPastThePostRush, Recount, TopUpResult, LocalElectionResult or one of their kin is expected"
      )
    }
    self.name = name
    self.root = root
    let stated = try node.count("@revision")
    revision = name?.revision ?? stated ?? 1
    contests = try Self.contests(of: node, root: root, name: name)
  }

  private static func contests(
    of node: FeedNode, root: PARoot, name: PAFileName?
  ) throws(DecodingFailure) -> [ContestResult] {
    guard let electionNode = node.member("Election") else {
      throw node.failure(
        "the element <Election> is missing", "every document of PA Media's has one")
    }
    guard root.kind != .stateOfParties else { return [] }
    let election = try PAElection(electionNode)
    var contests: [ContestResult] = []
    var seen = SeenPlaces<ContestID>()
    let areas = electionNode.all(root.system.isLocal ? "Council" : "Constituency")
    if areas.isEmpty {
      let element = root.system.isLocal ? "<Council>" : "<Constituency>"
      throw electionNode.failure(
        "the element \(element) is missing", "a \(root.kind.rawValue) names what it is of")
    }
    for area in areas {
      let reading = PAReading(document: node, root: root, election: election, area: area)
      guard var contest = try reading.contest() else { continue }
      contest.pollingDay = election.day
      contest.isTest = election.isTest || name?.isTest == true
      try seen.add(contest.id, "the contest \(Excerpt(contest.id.text))", at: area)
      contests.append(contest)
    }
    return contests
  }
}
