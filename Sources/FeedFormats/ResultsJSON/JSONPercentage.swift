/// A percentage, written as a number or as a string of digits.
struct JSONPercentage: Decodable {
  /// 0 to 100.
  let value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // What fails as a number is tried as text.
    let number = try? container.decode(Double.self)
    let text = number == nil ? try? container.decode(String.self) : nil
    guard let value = number ?? text.flatMap(Digits.number).map(Double.init),
      (0...100).contains(value)
    else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "this is not a number from 0 to 100")
    }
    self.value = value
  }
}
