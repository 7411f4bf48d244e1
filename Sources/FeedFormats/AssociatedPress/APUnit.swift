internal import ElectionResults

/// A reporting unit of a race.
struct APUnit {
  /// What area a unit covers.
  enum Level: String {
    case national, state, district
    /// Counties and townships: `subunit`, `FIPSCode` and whatever else there is.
    case local
  }

  let node: FeedNode
  let level: Level

  init(_ node: FeedNode, level: Level? = nil) {
    self.node = node
    self.level = level ?? Level(rawValue: node.text("level")?.lowercased() ?? "") ?? .local
  }

  /// Whether it is a district whose electors its own voters choose, as in Maine and Nebraska.
  var isDistrictWithElectors: Bool {
    level == .district && node.member("electTotal") != nil
      && node.text("reportingunitName")?.lowercased() != "at large"
  }

  /// What tells a district's contest from its state's.
  var suffix: String {
    guard level == .district else { return "" }
    let id = node.text("reportingunitID") ?? node.text("reportingunitName")
    return id.map { "-\($0)" } ?? "-district"
  }

  /// Whether any precinct is said to have reported.
  func isCounting() throws(DecodingFailure) -> Bool {
    let precincts = try node.count("precinctsReporting") ?? 0
    let percentage = try reportingPercentage() ?? 0
    return precincts > 0 || percentage > 0
  }

  /// Of precincts, or where these are not told of the votes that the agency expects; nil where there is nothing to report.
  func reportingPercentage() throws(DecodingFailure) -> Double? {
    let ofPrecincts = try node.percentage("precinctsReportingPct")
    if let ofPrecincts, try node.count("precinctsTotal") != 0 { return ofPrecincts }
    return try node.percentage("eevp")
  }
}
