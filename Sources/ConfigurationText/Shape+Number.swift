extension Shape where Value == Int {
  /// A whole number without quotes, signs other than `-`, or leading zeros.
  package static func integer(in range: ClosedRange<Int> = .min ... .max) -> Shape {
    let (bounds, words) = numberBounds(
      range.lowerBound == .min ? nil : range.lowerBound,
      range.upperBound == .max ? nil : range.upperBound)
    var schema: JSONSchemaNode = ["type": "integer"]
    for (name, bound) in bounds { schema = schema.with(name, .integer(bound)) }
    let expectation = "a whole number" + (bounds.isEmpty ? " such as 3" : words)
    return Shape(
      schema: schema, expectation: expectation, written: { .integer($0) },
      read: {
        node, diagnostics in
        guard let text = node.plainNumber, let number = Int(text), range.contains(number) else {
          diagnostics.mismatch(expectation, node)
          return nil
        }
        return number
      })
  }
}

extension Shape where Value == Double {
  /// A number such as `2.5`, without quotes or exponent.
  package static func decimal(
    in range: ClosedRange<Double> = -Double.infinity ... .infinity
  ) -> Shape {
    let (bounds, words) = numberBounds(
      range.lowerBound.isFinite ? range.lowerBound : nil,
      range.upperBound.isFinite ? range.upperBound : nil)
    var schema: JSONSchemaNode = ["type": "number"]
    for (name, bound) in bounds { schema = schema.with(name, .number(bound)) }
    let expectation = "a number" + (bounds.isEmpty ? " such as 2.5" : words)
    return Shape(
      schema: schema, expectation: expectation, written: { .number($0) },
      read: {
        node, diagnostics in
        guard let text = node.plainNumber, let number = Double(text), number.isFinite,
          range.contains(number)
        else {
          diagnostics.mismatch(expectation, node)
          return nil
        }
        return number
      })
  }
}

extension Shape where Value == Bool {
  /// `true` or `false` without quotes; `yes`, `on` and the like are refused.
  package static let boolean = Shape(
    schema: ["type": "boolean"], expectation: "true or false", written: { .boolean($0) },
    read: { node, diagnostics in
      switch node.scalar.flatMap({ $0.isQuoted ? nil : $0.text }) {
      case "true": return true
      case "false": return false
      default:
        diagnostics.mismatch("true or false", node)
        return nil
      }
    })
}

/// The bounds of a range by their name in JSON Schema, and in words.
private func numberBounds<Number>(
  _ least: Number?, _ most: Number?
) -> ([(String, Number)], String) {
  let bounds = [("minimum", least), ("maximum", most)].compactMap { name, bound in
    bound.map { (name, $0) }
  }
  return switch (least, most) {
  case (let least?, let most?): (bounds, " from \(least) to \(most)")
  case (let least?, nil): (bounds, " of at least \(least)")
  case (nil, let most?): (bounds, " of at most \(most)")
  case (nil, nil): (bounds, "")
  }
}

extension ConfigurationNode {
  /// The text of a number: an optional `-`, digits without a leading zero, an optional fraction.
  fileprivate var plainNumber: String? {
    guard let scalar, !scalar.isQuoted,
      scalar.text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil
    else { return nil }
    return scalar.text
  }
}
