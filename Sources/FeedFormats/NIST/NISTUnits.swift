/// Which units of geography lie within which others.
struct NISTUnits {
  private var parents: [String: [String]] = [:]

  init(of report: FeedNode) {
    for unit in report.all("GpUnit") {
      guard let id = unit.text("@ObjectId") else { continue }
      let parts = unit.text("ComposingGpUnitIds")?.split(whereSeparator: \.isWhitespace) ?? []
      for part in parts { parents[String(part), default: []].append(id) }
    }
  }

  /// Of these units those that do not lie within another of them.
  func outermost(of units: Set<String>) -> Set<String> {
    units.filter { unit in
      var open = parents[unit] ?? []
      var met: Set<String> = [unit]
      while let next = open.popLast() {
        guard met.insert(next).inserted else { continue }
        if units.contains(next) { return false }
        open += parents[next] ?? []
      }
      return true
    }
  }
}
