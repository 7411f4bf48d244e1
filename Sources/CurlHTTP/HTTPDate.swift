package import Foundation

/// A time in one of the three forms of RFC 9110 §5.6.7.
package struct HTTPDate: Sendable, Hashable {
  /// Always of a whole second.
  package let date: Date

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or
  /// `Sun Nov  6 08:49:37 1994`; nil when it is none of them or no such day exists.
  ///
  /// - Parameter now: Decides the century of two digits: never more than 50 years ahead.
  package init?(_ text: String, now: Date) {
    let words = text.split { $0 == " " || $0 == "," || $0 == "-" }.map { String($0) }
    let isForTools = words.count == 5
    guard isForTools || (words.count == 6 && words[5] == "GMT") else { return nil }
    let (day, month, year, time) =
      isForTools
      ? (words[2], words[1], words[4], words[3]) : (words[1], words[2], words[3], words[4])
    guard let day = Self.number(day, 1...31), let month = Self.months.firstIndex(of: month),
      let years = Self.number(year, 0...9_999), let seconds = Self.secondOfDay(time)
    else { return nil }
    let isShort = year.count == 2
    let full = isShort ? Self.fullYear(years, month: month + 1, day: day, now: now) : years
    guard isShort || year.count == 4, day <= Self.length(ofMonth: month + 1, year: full) else {
      return nil
    }
    date = Self.date(year: full, month: month + 1, day: day, second: seconds)
  }

  private static func number(_ text: some StringProtocol, _ range: ClosedRange<Int>) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else {
      return nil
    }
    return range.contains(number) ? number : nil
  }

  /// A leap second counts as the next minute's first.
  private static func secondOfDay(_ time: String) -> Int? {
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = number(parts[0], 0...23),
      let minute = number(parts[1], 0...59), let second = number(parts[2], 0...60)
    else { return nil }
    return hour * 3_600 + minute * 60 + second
  }

  private static func fullYear(_ short: Int, month: Int, day: Int, now: Date) -> Int {
    let fiftyYears = 50 * 365.25 * 86_400
    let latest = now.addingTimeInterval(fiftyYears)
    let candidates = [2_000, 2_100].map { $0 + short }
    return candidates.last { date(year: $0, month: month, day: day, second: 0) <= latest }
      ?? 1_900 + short
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Counts days in years that begin in March, so that a leap day is a year's last.
  private static func date(year: Int, month: Int, day: Int, second: Int) -> Date {
    let marchYear = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    let daysBefore1970 = 719_468
    let days = 365 * marchYear + leapDays + dayOfYear - daysBefore1970
    return Date(timeIntervalSince1970: Double(days * 86_400 + second))
  }
}
