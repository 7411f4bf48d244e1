/// A number of votes, voters or seats, written as a whole number or as a string of digits.
struct JSONCount: Decodable {
  /// 0 to ``Digits/most``.
  let value: Int

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // What fails here is tried as text, and what fails there is told below in words.
    if let number = try? container.decode(Int.self) {
      guard (0...Digits.most).contains(number) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "\(number) is not between 0 and \(Digits.most)")
      }
      value = number
    } else if let text = try? container.decode(String.self), let number = Digits.number(text) {
      value = number
    } else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "this is not a whole number from 0 to \(Digits.most), nor its digits")
    }
  }
}
