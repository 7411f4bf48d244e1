/// Which units of geography lie within which others.
struct NISTUnits {
  /// All units around a unit.
  private var surrounding: [String: Set<String>] = [:]

  init(of report: FeedNode) {
    var parents: [String: [String]] = [:]
    for unit in report.all("GpUnit") {
      guard let id = unit.text("@ObjectId") else { continue }
      let parts = unit.text("ComposingGpUnitIds")?.split(whereSeparator: \.isWhitespace) ?? []
      for part in parts { parents[String(part), default: []].append(id) }
    }
    for unit in parents.keys {
      var open = parents[unit] ?? []
      var met: Set<String> = []
      while let next = open.popLast() {
        if next != unit, met.insert(next).inserted { open += parents[next] ?? [] }
      }
      surrounding[unit] = met
    }
  }

  /// Whether a unit lies within none of the units with figures.
  func isOutermost(_ unit: String, among figures: [String: NISTUnitFigure]) -> Bool {
    surrounding[unit]?.contains { figures[$0] != nil } != true
  }
}
