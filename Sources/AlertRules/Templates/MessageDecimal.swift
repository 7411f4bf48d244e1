internal import ElectionResults
internal import Mustache

/// A number with decimals in a message.
struct MessageDecimal: MustacheCustomRenderable, MustacheParent {
  let renderText: String

  /// A percentage or swing of two decimals as stored, with one: `16.0` for 15.98, halves away from zero.
  init(percentage: Double) {
    let hundredths = Int64((min(max(percentage, -1e12), 1e12) * 100).rounded())
    let tenths = (hundredths.magnitude + 5) / 10
    let sign = hundredths < 0 && tenths > 0 ? "-" : ""
    let whole = MessageInteger(Int(tenths / 10)).renderText
    renderText = "\(sign)\(whole).\(tenths % 10)"
  }

  /// A number as it is, such as a contest's weight.
  init(plain number: Double) { renderText = JSONText.number(number) }

  var isNull: Bool { false }

  func child(named: String) -> Any? { nil }
}
