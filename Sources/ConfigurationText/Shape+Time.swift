package import Foundation

extension Shape where Value == Duration {
  /// A duration of at least 1 ms.
  package static let duration = duration(in: .milliseconds(1) ... .seconds(3650 * 86_400))

  /// A duration of at most ten years that may also be nothing.
  package static let durationOrZero = duration(in: .zero ... .seconds(3650 * 86_400))

  /// A duration within bounds.
  package static func duration(in range: ClosedRange<Duration>) -> Shape {
    let bounds =
      "from \(DurationText.text(range.lowerBound)) to \(DurationText.text(range.upperBound))"
    return Shape(
      schema: ["type": "string", "pattern": "^[0-9]+(ms|s|m|h|d)$"],
      expectation: "a duration such as 10s",
      written: { .string(DurationText.text($0)) },
      read: { node, diagnostics in
        guard let duration = node.scalar.flatMap({ DurationText.duration($0.text) }) else {
          diagnostics.mismatch("a duration such as 10s", node)
          return nil
        }
        guard range.contains(duration) else {
          diagnostics.mismatch("a duration \(bounds)", node)
          return nil
        }
        return duration
      })
  }
}

extension Shape where Value == CalendarDate {
  /// A day such as `2021-05-06`.
  package static let date = Shape(
    schema: ["type": "string", "format": "date"], expectation: "a date such as 2021-05-06",
    written: { .string($0.description) },
    read: { node, diagnostics in
      guard let date = node.scalar.flatMap({ CalendarDate($0.text) }) else {
        diagnostics.mismatch("a date such as 2021-05-06", node)
        return nil
      }
      return date
    })
}

extension Shape where Value == Date {
  /// An instant by RFC 3339, with its zone.
  package static let timestamp = Shape(
    schema: ["type": "string", "format": "date-time"],
    expectation: "a time with its zone such as 2021-05-06T22:00:00+01:00"
  ) { node, diagnostics in
    guard let date = node.scalar.flatMap({ InternetTimestamp.date($0.text) }) else {
      diagnostics.mismatch("a time with its zone such as 2021-05-06T22:00:00+01:00", node)
      return nil
    }
    return date
  }
}
