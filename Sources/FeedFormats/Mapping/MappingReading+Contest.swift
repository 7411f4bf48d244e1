internal import ElectionResults

/// Contests, candidates and lists read as a mapping says.
extension MappingReading {
  /// The contest in a value; nil when it lacks what every contest has and a log collects that.
  func contest(
    _ mapping: ContestMapping, in node: MappingNode
  ) throws(DecodingFailure) -> ContestResult? {
    let section = mapping.section
    guard let id = try text(section[.id], in: node) else {
      try node.node.tree.report(missing(section[.id], in: node))
      return nil
    }
    var contest = ContestResult(id: ContestID(id), name: try text(section[.name], in: node) ?? id)
    try readDescription(of: &contest, section, in: node)
    try readFigures(of: &contest, section, in: node)
    for candidates in mapping.candidates {
      for found in candidates.nodes(in: node) {
        try add(candidates, at: found, to: &contest)
      }
    }
    for lists in mapping.lists {
      for found in lists.section.nodes(in: node) {
        contest.lists.append(try list(lists, in: found))
      }
    }
    let isOnlyPart = mapping.grain == .candidate
    try mark(
      section[.winner], in: node, among: &contest.candidates, isOnlyPart, as: \.isElected)
    try mark(
      section[.leader], in: node, among: &contest.candidates, isOnlyPart, as: \.isLeading)
    return contest
  }

  private func missing(_ id: MappingValue?, in node: MappingNode) -> DecodingFailure {
    return node.node.failure(
      "the contest has no id" + (id?.paths.first.map { " at \($0.text)" } ?? ""),
      "it has to be given")
  }

  private func readDescription(
    of contest: inout ContestResult, _ section: MappingSection<ContestField>, in node: MappingNode
  ) throws(DecodingFailure) {
    contest.region = try text(section[.region], in: node)
    contest.kind = try word(section[.kind], in: node, noun: "kind of contest")
    contest.seats = try seats(section[.seats], in: node) ?? 1
    contest.weight = try weight(section[.weight], in: node)
    contest.status = try word(section[.status], in: node, noun: "status")
    if contest.status == nil, try isGiven(section[.declaresWhen], in: node) {
      contest.status = .declared
    }
    contest.declaredAt = try moment(section[.declaredAt], in: node)
    contest.pollingDay = try day(section[.pollingDay], in: node)
    contest.countKind = try text(section[.countKind], in: node)
    contest.isTest = try truth(section[.test], in: node) ?? false
  }

  private func readFigures(
    of contest: inout ContestResult, _ section: MappingSection<ContestField>, in node: MappingNode
  ) throws(DecodingFailure) {
    contest.reportingPercentage = try percentage(section[.reporting], in: node)
    if contest.reportingPercentage == nil {
      let (reported, all) = (
        try count(section[.reportedUnits], in: node), try count(section[.allUnits], in: node)
      )
      if let reported, let all, reported <= all {
        contest.reportingPercentage = Percentage.of(reported, in: all)
      }
    }
    contest.electorate = try count(section[.electorate], in: node)
    contest.validVotes = try count(section[.validVotes], in: node)
    contest.rejectedVotes = try count(section[.rejectedVotes], in: node)
    contest.ballots = try count(section[.ballots], in: node)
    let holder = try party(section[.holder], nil, nil, in: node)
    if holder.name != nil { contest.previous = [StatedParty(party: holder, seats: 1)] }
  }

  /// Whether a value stands there that does not say no.
  private func isGiven(
    _ value: MappingValue?, in node: MappingNode
  ) throws(DecodingFailure) -> Bool {
    guard let text = try text(value, in: node) else { return false }
    return !["false", "no", "0"].contains(text.lowercased())
  }

  private func add(
    _ section: MappingSection<CandidateField>, at node: MappingNode,
    to contest: inout ContestResult
  ) throws(DecodingFailure) {
    let party = try party(section[.party], section[.partyShort], section[.partyID], in: node)
    guard let name = try text(section[.name], in: node) ?? party.name ?? party.abbreviation else {
      try node.node.tree.report(
        node.node.failure("the candidate has neither name nor party", "one has to be given"))
      return
    }
    contest.candidates.append(
      CandidateResult(
        id: try text(section[.id], in: node), name: name, party: party,
        votes: try count(section[.votes], in: node),
        finalVotes: try count(section[.finalVotes], in: node),
        isElected: try truth(section[.elected], in: node),
        isLeading: try truth(section[.leading], in: node)))
    let isHolder = try truth(section[.holdsSeat], in: node) ?? false
    let votes = try count(section[.previousVotes], in: node)
    if isHolder || votes != nil {
      contest.previous.append(StatedParty(party: party, seats: isHolder ? 1 : 0, votes: votes))
    }
  }

  private func list(
    _ mapping: ListMapping, in node: MappingNode
  ) throws(DecodingFailure) -> PartyListResult {
    let section = mapping.section
    var list = PartyListResult(
      party: try party(section[.party], section[.partyShort], section[.partyID], in: node),
      votes: try count(section[.votes], in: node), seats: try count(section[.seats], in: node))
    guard let persons = mapping.persons else { return list }
    for found in persons.nodes(in: node) {
      let id = try text(persons[.id], in: found)
      if let name = try text(persons[.name], in: found) {
        list.persons.append(PartyListResult.Person(id: id, name: name))
      } else if let id {
        try found.node.tree.report(
          found.node.failure("the person \(Excerpt(id)) has no name", "it has to be given"))
      }
    }
    return list
  }

  /// Marks the candidate whom a text names by id, name or party, and says of the others that it is not them.
  private func mark(
    _ value: MappingValue?, in node: MappingNode, among candidates: inout [CandidateResult],
    _ isOnlyPart: Bool, as mark: WritableKeyPath<CandidateResult, Bool?>
  ) throws(DecodingFailure) {
    guard let found = try value?.found(in: node) else { return }
    let named = ourName(found.text)
    let matches = candidates.indices.filter { candidates[$0].isCalled(found.text, or: named) }
    guard matches.count == 1 || (isOnlyPart && matches.isEmpty) else {
      let count = matches.isEmpty ? "none" : "\(matches.count)"
      return try found.report(
        "names \(count) of the candidates", "the id, name or party of one of them is expected")
    }
    for place in candidates.indices { candidates[place][keyPath: mark] = place == matches.first }
  }
}

extension CandidateResult {
  fileprivate func isCalled(_ text: String, or party: String) -> Bool {
    let names =
      [id, name].compactMap { $0 } + [self.party.name, self.party.abbreviation].compactMap { $0 }
    return names.contains {
      let folded = PersonName.folded($0)
      return folded == PersonName.folded(text) || folded == PersonName.folded(party)
    }
  }
}
