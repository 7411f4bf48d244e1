internal import Mustache

/// A whole number in a message: `6,940`, or `1974` where grouping would be wrong.
struct MessageInteger: MustacheCustomRenderable, MustacheTransformable, MustacheParent {
  private let number: Int
  private let isGrouped: Bool

  init(_ number: Int, isGrouped: Bool = true) {
    self.number = number
    self.isGrouped = isGrouped
  }

  var renderText: String {
    let digits = String(number.magnitude)
    guard isGrouped else { return String(number) }
    var grouped = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (number < 0 ? "-" : "") + grouped
  }

  var isNull: Bool { false }

  func child(named: String) -> Any? { nil }

  func transform(_ name: String) -> Any? {
    switch TemplateTransform(rawValue: name) {
    case .plusone: MessageInteger(number &+ 1, isGrouped: isGrouped)
    case .minusone: MessageInteger(number &- 1, isGrouped: isGrouped)
    case .equalzero: number == 0
    case .even: number & 1 == 0
    case .odd: number & 1 == 1
    default: nil
    }
  }
}
