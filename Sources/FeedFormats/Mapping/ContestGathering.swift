internal import ElectionResults

/// Puts contests together from what was read, and finds those given twice.
struct ContestGathering {
  private(set) var contests: [ContestResult] = []
  private var positions: [ContestID: Int] = [:]
  private var places: [MappingNode] = []
  /// The places of candidates by contest and by what tells them apart.
  private var candidates: [Int: [String: MappingNode]] = [:]
  /// The places of lists by contest and party.
  private var lists: [Int: [String: MappingNode]] = [:]

  /// Takes a contest, or what one row says of a contest and of a candidate in it.
  mutating func add(
    _ contest: ContestResult, at node: MappingNode, isOnlyPart: Bool
  ) throws(DecodingFailure) {
    guard let position = positions[contest.id] else {
      let position = contests.count
      positions[contest.id] = position
      var empty = contest
      empty.candidates = []
      empty.lists = []
      contests.append(empty)
      places.append(node)
      try add(contest.candidates, at: node, to: position)
      return try add(contest.lists, at: node, to: position)
    }
    guard isOnlyPart else {
      return try node.node.tree.report(
        node.node.failure(
          "the contest \(Excerpt(contest.id.text)) is given twice; "
            + "the first is \(places[position].node.placePhrase)",
          "one contest, or `each: candidate` where a contest has several rows, is expected"))
    }
    if let field = contests[position].disagreement(with: contest) {
      return try node.node.tree.report(
        node.node.failure(
          "\(field) of \(Excerpt(contest.id.text)) differs from what stands \(places[position].node.placePhrase)",
          "what belongs to the contest is the same beside each of its candidates"))
    }
    contests[position].complete(with: contest)
    try add(contest.candidates, at: node, to: position)
    try add(contest.lists, at: node, to: position)
  }

  private mutating func add(
    _ found: [CandidateResult], at node: MappingNode, to position: Int
  ) throws(DecodingFailure) {
    for candidate in found {
      let key = candidate.id ?? PersonName.folded(candidate.name) + "\n" + candidate.party.key
      if let first = candidates[position, default: [:]].updateValue(node, forKey: key) {
        try node.node.tree.report(
          node.node.failure(
            "the candidate \(Excerpt(candidate.name)) of \(Excerpt(contests[position].id.text)) is "
              + "given twice; the first is \(first.node.placePhrase)",
            "each candidate has an id, or a name and party, of its own"))
      } else {
        contests[position].candidates.append(candidate)
      }
    }
  }

  private mutating func add(
    _ found: [PartyListResult], at node: MappingNode, to position: Int
  ) throws(DecodingFailure) {
    for list in found {
      if let first = lists[position, default: [:]].updateValue(node, forKey: list.party.key) {
        try node.node.tree.report(
          node.node.failure(
            "a list of \(Excerpt(contests[position].id.text)) is given twice; "
              + "the first is \(first.node.placePhrase)",
            "each party has one list in a contest"))
      } else {
        contests[position].lists.append(list)
      }
    }
  }
}

extension PartyReference {
  fileprivate var key: String {
    PersonName.folded(name ?? abbreviation ?? registrations.first ?? "")
  }
}

extension FeedNode {
  /// The place as it stands in a sentence: `at /races/0`, `in line 3`.
  fileprivate var placePhrase: String {
    switch place {
    case .body: "in the body"
    case .line(let line, _): "in line \(line)"
    case .pointer(let pointer): "at \(pointer.isEmpty ? "the top" : pointer)"
    case .xpath(let path): "at \(path)"
    }
  }
}

extension ContestResult {
  /// The fields of which one of two rows may know more than the other.
  private static let optionalFields: [(name: String, differ: @Sendable (Self, Self) -> Bool)] = [
    ("the region", { differ($0.region, $1.region) }),
    ("the kind", { differ($0.kind, $1.kind) }),
    ("the status", { differ($0.status, $1.status) }),
    ("the time of declaration", { differ($0.declaredAt, $1.declaredAt) }),
    ("the polling day", { differ($0.pollingDay, $1.pollingDay) }),
    ("the reporting percentage", { differ($0.reportingPercentage, $1.reportingPercentage) }),
    ("the electorate", { differ($0.electorate, $1.electorate) }),
    ("the valid votes", { differ($0.validVotes, $1.validVotes) }),
    ("the rejected votes", { differ($0.rejectedVotes, $1.rejectedVotes) }),
    ("the ballots", { differ($0.ballots, $1.ballots) }),
    ("the weight", { differ($0.weight, $1.weight) }),
    ("the kind of count", { differ($0.countKind, $1.countKind) }),
    ("the name", { $0.name != $1.name }),
    ("the number of seats", { $0.seats != $1.seats }),
    ("the test mark", { $0.isTest != $1.isTest }),
  ]

  private static func differ<Value: Equatable>(_ first: Value?, _ second: Value?) -> Bool {
    first != nil && second != nil && first != second
  }

  /// What two rows of one contest say differently; nil when they agree.
  fileprivate func disagreement(with other: ContestResult) -> String? {
    Self.optionalFields.first { $0.differ(self, other) }?.name
  }

  fileprivate mutating func complete(with other: ContestResult) {
    region = region ?? other.region
    kind = kind ?? other.kind
    status = status ?? other.status
    declaredAt = declaredAt ?? other.declaredAt
    pollingDay = pollingDay ?? other.pollingDay
    reportingPercentage = reportingPercentage ?? other.reportingPercentage
    electorate = electorate ?? other.electorate
    validVotes = validVotes ?? other.validVotes
    rejectedVotes = rejectedVotes ?? other.rejectedVotes
    ballots = ballots ?? other.ballots
    weight = weight ?? other.weight
    countKind = countKind ?? other.countKind
    previous += other.previous.filter { !previous.contains($0) }
  }
}
