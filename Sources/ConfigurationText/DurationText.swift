/// Durations as they are written: digits and one of the units `ms`, `s`, `m`, `h`, `d`.
package enum DurationText {
  private static let milliseconds: [(unit: String, count: Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
  ]

  /// Reads `10s`; nil for any other form and beyond 292 million years.
  package static func duration(_ text: String) -> Duration? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int64(digits),
      let unit = milliseconds.first(where: { $0.unit == text.dropFirst(digits.count) })
    else { return nil }
    let (product, isTooLong) = number.multipliedReportingOverflow(by: unit.count)
    return isTooLong ? nil : .milliseconds(product)
  }

  /// Writes a duration in the largest unit that leaves no fraction; below 1 ms is cut off.
  package static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let total = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    let fitting = milliseconds.first { total != 0 && total % $0.count == 0 }
    return fitting.map { "\(total / $0.count)\($0.unit)" } ?? "0s"
  }
}
