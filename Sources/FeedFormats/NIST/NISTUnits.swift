/// Which units of geography lie within which others.
struct NISTUnits {
  private var parents: [String: [String]] = [:]
  /// More units than any lies within.
  private static let most = 200

  init(of report: FeedNode) {
    for unit in report.all("GpUnit") {
      guard let id = unit.text("@ObjectId") else { continue }
      let parts = unit.text("ComposingGpUnitIds")?.split(whereSeparator: \.isWhitespace) ?? []
      for part in parts { parents[String(part), default: []].append(id) }
    }
  }

  /// Whether a unit lies within none of the units with figures. Units that lie within each other come to an end too.
  func isOutermost(_ unit: String, among figures: [String: NISTUnitFigure]) -> Bool {
    var open = parents[unit]?.prefix(Self.most) ?? []
    var steps = 0
    while let next = open.popLast(), steps < Self.most {
      if next != unit, figures[next] != nil { return false }
      open += (parents[next] ?? []).prefix(Self.most)
      steps += 1
    }
    return true
  }
}
