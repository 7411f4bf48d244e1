internal import ConfigurationText

extension Shape where Value == Int {
  /// A number of bytes, from 1KB to 2GiB: a whole number and KB, MB or GB (thousands), or KiB, MiB or GiB (1,024s).
  static let byteCount = Shape(
    schema: ["type": "string", "pattern": "^[0-9]+([KMG]i?B)$"],
    expectation: "a size such as 64MB", written: { .string(byteCountText($0)) },
    read: { node, diagnostics in
      guard let count = node.scalar.flatMap({ byteCount(of: $0.text) }) else {
        diagnostics.mismatch("a size such as 64MB", node)
        return nil
      }
      guard (1_000...(2 << 30)).contains(count) else {
        diagnostics.mismatch("a size from 1KB to 2GiB", node)
        return nil
      }
      return count
    })

  private static let units = [
    ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("GB", 1_000_000_000),
    ("MB", 1_000_000), ("KB", 1_000),
  ]

  private static func byteCount(of text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits),
      let unit = units.first(where: { $0.0 == text.dropFirst(digits.count) })
    else { return nil }
    let (product, isTooLarge) = number.multipliedReportingOverflow(by: unit.1)
    return isTooLarge ? nil : product
  }

  private static func byteCountText(_ count: Int) -> String {
    let unit = units.first { count % $0.1 == 0 } ?? ("KB", 1_000)
    return "\(count / unit.1)\(unit.0)"
  }
}
