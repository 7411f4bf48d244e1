/// The votes of a choice out of its counts by unit, kind of ballot, device and round.
struct NISTCounts {
  /// The votes by round; the only round is 1. Rounds without a figure are missing.
  private(set) var votesByRound: [Int: Int] = [:]

  /// - Parameter district: The unit of the contest, whose own figure counts before a sum.
  init(of selection: FeedNode, district: String?, units: NISTUnits) throws(DecodingFailure) {
    var figures: [Int: [String: NISTUnitFigure]] = [:]
    for node in selection.all("VoteCounts") {
      let type = node.text("Type") ?? "total"
      guard type != "seats", let votes = try Self.votes(of: node) else { continue }
      let (unit, round) = (try node.required("GpUnitId"), try node.count("Round") ?? 1)
      figures[round, default: [:]][unit, default: NISTUnitFigure()].add(
        votes, isTotal: type == "total", isOfDevice: node.member("DeviceClass") != nil)
    }
    for (round, figures) in figures {
      let whole = district.flatMap { figures[$0]?.votes }
      votesByRound[round] = whole ?? Self.sum(of: figures, units: units)
    }
  }

  private static func sum(of figures: [String: NISTUnitFigure], units: NISTUnits) -> Int {
    figures.reduce(0) { sum, figure in
      units.isOutermost(figure.key, among: figures) ? sum + figure.value.votes : sum
    }
  }

  /// The schema allows a count to be written with decimals.
  private static func votes(of node: FeedNode) throws(DecodingFailure) -> Int? {
    guard let count = node.member("Count"), let number = try count.decimal() else { return nil }
    if number.rounded() == number, (0...Double(Digits.most)).contains(number) { return Int(number) }
    try node.tree.report(
      count.failure(
        "\(number) is no number of votes", "a whole number from 0 to \(Digits.most) is expected"))
    return nil
  }
}
