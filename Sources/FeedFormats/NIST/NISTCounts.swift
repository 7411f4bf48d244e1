/// The votes of a choice out of its counts by unit, kind of ballot, device and round.
struct NISTCounts {
  /// The votes by round; the only round is 1. Rounds without a figure are missing.
  private(set) var votesByRound: [Int: Int] = [:]

  private struct Count {
    let unit: String
    let isTotal: Bool
    let isOfDevice: Bool
    let votes: Int
  }

  /// - Parameter district: The unit of the contest, whose own figure counts before a sum.
  init(of selection: FeedNode, district: String?, units: NISTUnits) throws(DecodingFailure) {
    var counts: [Int: [Count]] = [:]
    for node in selection.all("VoteCounts") {
      let type = node.text("Type") ?? "total"
      guard type != "seats", let votes = try Self.votes(of: node) else { continue }
      let count = Count(
        unit: try node.required("GpUnitId"), isTotal: type == "total",
        isOfDevice: node.member("DeviceClass") != nil, votes: votes)
      counts[try node.count("Round") ?? 1, default: []].append(count)
    }
    for (round, counts) in counts {
      votesByRound[round] = Self.sum(of: counts, district: district, units: units)
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

  private static func sum(of counts: [Count], district: String?, units: NISTUnits) -> Int {
    let byUnit = Dictionary(grouping: counts, by: \.unit).mapValues(votes)
    if let district, let whole = byUnit[district] { return whole }
    let outermost = units.outermost(of: Set(byUnit.keys))
    return byUnit.reduce(0) { outermost.contains($1.key) ? $0 + $1.value : $0 }
  }

  /// The votes of one unit: the total, otherwise the sum over kinds of ballot; counts by device only where there are no
  /// others.
  private static func votes(ofUnit counts: [Count]) -> Int {
    let whole = counts.filter { !$0.isOfDevice }
    let counts = whole.isEmpty ? counts : whole
    let totals = counts.filter(\.isTotal)
    return (totals.isEmpty ? counts : totals).reduce(0) { $0 + $1.votes }
  }
}
