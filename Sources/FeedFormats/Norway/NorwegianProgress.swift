/// How far the count of an area is: in percentages until 2021 (`opptalt`), by sorts of votes since (`opptellingsStatus`).
struct NorwegianProgress {
  /// Of the first count.
  private(set) var reportingPercentage: Double?
  /// How much of the final count and of the settlement stands in the place of the first count: with each step votes may
  /// fall. Nil where the report does not tell.
  private(set) var kind: String?
  /// Whether the settlement, in which the county's board of elections allots the seats, is stated as finished for all
  /// votes. A percentage of 100 is rounded and no such statement.
  private(set) var isSettled = false

  init(_ report: FeedNode) throws(DecodingFailure) {
    if let stages = report.member("opptellingsStatus") { try read(stages) }
    if let shares = report.member("opptalt") {
      reportingPercentage = try shares.percentage("forelopig")
      let final = try shares.percentage("endelig") ?? 0
      let settled = try shares.percentage("oppgjor") ?? 0
      kind = "endelig \(final) %, oppgjor \(settled) %"
    }
  }

  private mutating func read(_ stages: FeedNode) throws(DecodingFailure) {
    let first = try Self.stage(stages.member("forste"))
    let final = try Self.stage(stages.member("andre"))
    let control = try Self.stage(stages.member("kontroll"))
    let settled = try Self.stage(stages.member("oppgjor"))
    if first.whole > 0 {
      reportingPercentage = Double(min(first.done, first.whole)) * 100 / Double(first.whole)
    }
    kind = "andre \(final.done)/\(final.whole), oppgjor \(settled.done)/\(settled.whole)"
    if control.whole > 0 { kind? += ", kontroll \(control.done)/\(control.whole)" }
    isSettled = settled.isFinished
  }

  /// What is counted of a stage, of how much, and whether all of it is said to be finished.
  private static func stage(
    _ stage: FeedNode?
  ) throws(DecodingFailure) -> (done: Int, whole: Int, isFinished: Bool) {
    var (done, whole, isFinished) = (0, 0, true)
    for sort in stage?.children.filter({ $0.kind == .object }) ?? [] {
      let own = try sort.count("totalt") ?? 0
      let isMarked = try isMarkedFinished(sort)
      let counted = try sort.count("ferdig") ?? 0
      // What small places count together with others stands in the whole and is never finished by itself (`tellesIkke`).
      done += isMarked ? own : min(counted, own)
      whole += own
      if own > 0, !isMarked { isFinished = false }
    }
    return (done, whole, isFinished && whole > 0)
  }

  private static func isMarkedFinished(_ sort: FeedNode) throws(DecodingFailure) -> Bool {
    guard let word = sort.text("status") else { return false }
    if ["ferdig", "paagaar"].contains(word) { return word == "ferdig" }
    try sort.tree.report(
      (sort.member("status") ?? sort).failure(
        "\(Excerpt(word)) is not known here", "paagaar or ferdig is expected, or null"))
    return false
  }
}
