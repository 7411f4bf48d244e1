/// Whole numbers as feeds write them.
enum Digits {
  /// More votes or voters than any election has had.
  static let most = 10_000_000_000

  /// The number that these digits write; nil for anything but 1 to 11 ASCII digits up to ``most``.
  static func number(_ text: String) -> Int? {
    let digits = text.utf8
    guard (1...11).contains(digits.count),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(text), number <= most
    else { return nil }
    return number
  }
}
