package import Foundation

/// A moment in whole milliseconds, written in RFC 3339 in UTC: `2021-05-07T06:10:00.000Z`.
package struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The moment nearest to a date.
  package init(_ date: Date) {
    milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
  }

  /// Reads RFC 3339 text with a zone, with or without fractions of a second; nil for anything else.
  package init?(rfc3339 text: String) {
    let text = text.uppercased().replacing(" ", with: "T", maxReplacements: 1)
    let whole = Date.ISO8601FormatStyle()
    let date =
      (try? whole.parse(text))
      ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text))
    // Either style throws for text that is not its own: nil says so.
    guard let date else { return nil }
    self.init(date)
  }

  package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

  package var description: String {
    // Foundation cuts off fractions of a second, and so would lose a millisecond of every third moment.
    let fraction = (milliseconds % 1000 + 1000) % 1000
    let second = Date(timeIntervalSince1970: Double((milliseconds - fraction) / 1000))
    return second.formatted(Date.ISO8601FormatStyle()).dropLast() + "."
      + String(1000 + fraction).dropFirst() + "Z"
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  package static func + (moment: Timestamp, wait: Duration) -> Timestamp {
    let (seconds, attoseconds) = wait.components
    return Timestamp(
      milliseconds: moment.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// The time from `earlier` to `later`; negative when they stand the other way round.
  package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
    .milliseconds(later.milliseconds - earlier.milliseconds)
  }
}
