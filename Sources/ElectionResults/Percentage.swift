/// Percentages as they are stored: two decimals, rounded half away from zero, from whole numbers without any error of
/// floating point on the way.
package enum Percentage {
  /// `part` of `whole` in per cent; nil without a positive whole.
  package static func of(_ part: Int?, in whole: Int?) -> Double? {
    guard let part, let whole, whole > 0 else { return nil }
    return rounded(Int128(part) * 100, by: Int128(whole))
  }

  /// A quotient with two decimals, rounded half away from zero.
  static func rounded(_ dividend: Int128, by divisor: Int128) -> Double {
    let scaled = dividend.magnitude * 100
    let whole = (scaled * 2 + divisor.magnitude) / (divisor.magnitude * 2)
    let isNegative = whole > 0 && (dividend < 0) != (divisor < 0)
    return (isNegative ? -1 : 1) * Double(whole) / 100
  }

  /// The difference of two stored percentages, with two decimals; nil when either is missing.
  package static func change(from before: Double?, to now: Double?) -> Double? {
    guard let before, let now else { return nil }
    return ((now - before) * 100).rounded(.toNearestOrAwayFromZero) / 100
  }
}
