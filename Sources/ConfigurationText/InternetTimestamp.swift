import Foundation

/// Instants by RFC 3339 §5.6.
enum InternetTimestamp {
  /// Reads `2021-05-06T22:00:00+01:00`; nil for another form, also without a zone.
  ///
  /// A leap second is taken as the second before it; a fraction is kept.
  static func date(_ text: String) -> Date? {
    let form =
      /([0-9-]{10})[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]{1,9})?(Z|z|[+-][0-9]{2}:[0-9]{2})/
    guard let match = text.wholeMatch(of: form),
      let day = CalendarDate(String(match.1)), let hour = Int(match.2), let minute = Int(match.3),
      let second = Int(match.4), hour < 24, minute < 60, second <= 60,
      let offset = secondsFromUTC(match.6)
    else { return nil }
    let seconds = day.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + min(second, 59)
    let fraction = match.5.flatMap { Double("0" + $0) } ?? 0
    return Date(timeIntervalSince1970: Double(seconds - offset) + fraction)
  }

  private static func secondsFromUTC(_ zone: Substring) -> Int? {
    if zone.uppercased() == "Z" { return 0 }
    guard let hours = Int(zone.dropFirst().prefix(2)), let minutes = Int(zone.suffix(2)),
      hours < 24, minutes < 60
    else { return nil }
    return (zone.first == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }
}
