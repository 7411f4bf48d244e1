internal import ElectionResults
internal import Foundation

/// How a feed writes dates and times that are not RFC 3339.
package struct MomentPattern: Sendable, Equatable {
  /// A pattern of Unicode TS 35 such as `MM/dd/yyyy h:mm:ss a`; nil for RFC 3339.
  var pattern: String?
  /// The IANA name of the zone of times without one, such as `Europe/Oslo`.
  var zone: String

  package init(_ pattern: String?, zone: String = "UTC") {
    self.pattern = pattern
    self.zone = zone
  }

  /// The moment that a text names; nil for anything that does not follow the pattern to the last character.
  func moment(_ text: String) -> Timestamp? {
    guard let pattern else { return Timestamp(rfc3339: text) }
    let text = text.precomposedStringWithCanonicalMapping
    // A formatter traps on text in which characters are not units of UTF-16, which no time is.
    guard text.count == text.utf16.count, text.count <= 100,
      let zone = TimeZone(identifier: zone)
    else { return nil }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.calendar = Calendar(identifier: .gregorian)
    formatter.timeZone = zone
    formatter.isLenient = false
    formatter.dateFormat = pattern
    return formatter.date(from: text).map { Timestamp($0) }
  }
}
