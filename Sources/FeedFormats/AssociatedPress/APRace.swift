internal import ElectionResults

/// A race of a reply.
struct APRace {
  let node: FeedNode
  let id: String
  /// The units that are contests of their own: state and nation, and districts with electors of their own; the race itself
  /// where the reply lists candidates only.
  private(set) var units: [APUnit] = []
  private var officeID: String? { node.text("officeID") }

  init(_ node: FeedNode) throws(DecodingFailure) {
    guard node.kind == .object else {
      throw node.failure("this is no race", "an object is expected")
    }
    self.node = node
    id = try node.required("raceID")
    let all = node.all("reportingUnits").map { APUnit($0) }
    units = all.filter { $0.level == .state || $0.level == .national }
    if officeID == "P" { units += all.filter { $0.isDistrictWithElectors } }
    if node.member("reportingUnits") == nil { units = [APUnit(node, level: .state)] }
  }

  /// The contest that a unit is.
  func contest(of unit: APUnit, on day: String?) throws(DecodingFailure) -> ContestResult {
    let isMeasure = officeID == "I"
    let candidates = try APCandidates(in: unit.node)
    // Races without the number have one winner, but for primaries from which two advance.
    let stated = try node.count("numWinners")
    let winners = stated ?? max(1, candidates.called)
    let isUncontested = try node.truth("uncontested") ?? false
    let outcome = candidates.outcome(
      seats: max(winners, 1), isUncontested: isUncontested, isCounting: try unit.isCounting())
    let holder = unit.node.text("statePostal") == nil ? node : unit.node
    let state = try holder.required("statePostal")
    var contest = ContestResult(
      id: ContestID("\(state)-\(id)" + unit.suffix), name: try name(of: unit, in: state),
      region: unit.node.text("stateName"), kind: kind(of: unit), seats: isMeasure ? 0 : winners,
      status: outcome.status, reportingPercentage: try unit.reportingPercentage(),
      candidates: outcome.candidates, weight: try weight(of: unit), pollingDay: day)
    contest.isTest = try node.truth("test") ?? false
    if candidates.called > max(winners, 1) {
      contest.contradiction = "\(candidates.called) winners are marked for \(winners) seats"
    }
    return contest
  }

  private func name(of unit: APUnit, in state: String) throws(DecodingFailure) -> String {
    let office = try node.required("officeName")
    let seat = node.text("seatName") ?? node.text("seatNum").map { "District \($0)" }
    let place = unit.level == .national ? "United States" : unit.node.text("stateName") ?? state
    let district = unit.level == .district ? unit.node.text("reportingunitName") : nil
    let race = [node.text("party"), node.text("raceType")?.lowercased()].compactMap { $0 }
    let label = race.last == "general" || race.isEmpty ? "" : " (\(race.joined(separator: " ")))"
    let area = [seat, district].compactMap { $0 }.map { " " + $0 }.joined()
    return "\(place): \(office)\(area)\(label)"
  }

  private func kind(of unit: APUnit) -> ContestKind? {
    switch (unit.level, officeID) {
    case (.national, _): .body
    case (.district, _), (_, "H"), (_, "Y"), (_, "Z"): .district
    case (_, "P"), (_, "S"), (_, "G"): .state
    default: nil
    }
  }

  /// Electoral votes. Of a state whose districts have electors of their own, those of the whole state alone.
  private func weight(of unit: APUnit) throws(DecodingFailure) -> Double? {
    guard officeID == "P", let total = try unit.node.count("electTotal") else { return nil }
    guard unit.level == .state else { return Double(total) }
    var districts = 0
    for district in units where district.level == .district {
      districts += try district.node.count("electTotal") ?? 0
    }
    return Double(total > districts ? total - districts : total)
  }
}
