package import Foundation

/// A moment in whole milliseconds, written in RFC 3339 in UTC: `2021-05-07T06:10:00.000Z`.
package struct Timestamp: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The moment nearest to a date.
  package init(_ date: Date) {
    milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
  }

  /// Reads RFC 3339 text with a zone, with or without fractions of a second; nil for anything else, also for days and
  /// hours that do not exist.
  package init?(rfc3339 text: String) {
    let text = text.uppercased().replacing(" ", with: "T", maxReplacements: 1)
    let (local, rest) = (text.prefix(19) + "Z", text.dropFirst(19))
    let fraction = rest.first == "." ? rest.dropFirst().prefix(while: \.isNumber) : ""
    let zone = rest.dropFirst(fraction.isEmpty ? 0 : fraction.count + 1)
    // A style throws for text that is not its own, for which nil stands, and turns a 30 February into a 2 March, which is
    // then written otherwise.
    let style = Date.ISO8601FormatStyle()
    guard let asIfUTC = try? style.parse(String(local)), asIfUTC.formatted(style) == local,
      zone == "Z" || zone.wholeMatch(of: /[+-][0-9]{2}:[0-9]{2}/) != nil,
      let second = try? style.parse(String(local.dropLast() + zone)),
      let part = fraction.isEmpty ? 0 : Double("0." + fraction)
    else { return nil }
    milliseconds = Int64(second.timeIntervalSince1970) * 1000 + Int64((part * 1000).rounded())
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
