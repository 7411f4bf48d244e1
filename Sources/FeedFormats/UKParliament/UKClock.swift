internal import ElectionResults
internal import Foundation

/// Dates and times as the UK Parliament writes them: DD/MM/YYYY, by the clocks of London, without a zone.
enum UKClock {
  /// The day as a number that sorts, such as 20210506; nil for anything but DD/MM/YYYY.
  static func sortableDay(_ text: String) -> Int? {
    let fields = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard fields.map(\.utf8.count) == [2, 2, 4], let day = Digits.number(fields[0]),
      let month = Digits.number(fields[1]), let year = Digits.number(fields[2]),
      (1...31).contains(day), (1...12).contains(month)
    else { return nil }
    return year * 10_000 + month * 100 + day
  }

  /// A day as ``sortableDay(_:)`` gives it in the form `yyyy-mm-dd`.
  static func dayText(_ day: Int) -> String {
    let digits = String(day)
    return digits.prefix(4) + "-" + digits.dropFirst(4).prefix(2) + "-" + digits.suffix(2)
  }

  /// The moment of a date with a time of day; of the two moments when clocks go back, the earlier.
  static func moment(_ text: String) -> Timestamp? {
    let halves = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard halves.count == 2, let day = sortableDay(halves[0]),
      let (hour, minute, second) = timeOfDay(halves[1])
    else { return nil }
    let utc = DateComponents(
      calendar: calendar, timeZone: .gmt, year: day / 10_000, month: day / 100 % 100,
      day: day % 100, hour: hour, minute: minute, second: second)
    guard utc.isValidDate(in: calendar), let date = utc.date else { return nil }
    return isSummer(date) ? Timestamp(date.addingTimeInterval(-3600)) : Timestamp(date)
  }

  /// Reads HH:MM or HH:MM:SS.
  private static func timeOfDay(_ text: String) -> (hour: Int, minute: Int, second: Int)? {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = fields.compactMap { $0.utf8.count <= 2 ? Digits.number(String($0)) : nil }
    guard (2...3).contains(fields.count), numbers.count == fields.count, numbers[0] < 24,
      numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    return (numbers[0], numbers[1], numbers.count > 2 ? numbers[2] : 0)
  }

  private static var calendar: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }

  /// Whether clocks that show this time are an hour ahead: from 02:00 (there is no 01:00 to 02:00) on the last Sunday
  /// of March to 02:00 on the last Sunday of October, the rule since 1996 (Summer Time Act 1972, amended 2002). It
  /// stands here so that a server without a time zone database tells the same time.
  private static func isSummer(_ shown: Date) -> Bool {
    let year = calendar.component(.year, from: shown)
    guard let start = lastSunday(of: 3, in: year), let end = lastSunday(of: 10, in: year) else {
      return false
    }
    return shown >= start.addingTimeInterval(2 * 3600) && shown < end.addingTimeInterval(2 * 3600)
  }

  /// Midnight of the last Sunday of a month of 31 days.
  private static func lastSunday(of month: Int, in year: Int) -> Date? {
    let last = DateComponents(calendar: calendar, timeZone: .gmt, year: year, month: month, day: 31)
    return last.date.map { date in
      let daysSinceSunday = calendar.component(.weekday, from: date) - 1
      return date.addingTimeInterval(Double(-daysSinceSunday * 86_400))
    }
  }
}
