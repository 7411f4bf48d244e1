/// A day of the Gregorian calendar, without a zone.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Reads `2021-05-06`; nil for another form or a day that does not exist.
  package init?(_ text: String) {
    guard let match = text.wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/),
      let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
      (1...12).contains(month), (1...CalendarDate.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The days from 1970-01-01, negative before.
  package var daysSince1970: Int {
    let shifted = month > 2 ? year : year - 1
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    let monthsFromMarch = (month + 9) % 12
    return shifted * 365 + leapDays + (monthsFromMarch * 153 + 2) / 5 + day - 1 - 719_468
  }

  /// `2021-05-06`
  package var description: String {
    String("\(10_000 + year)".dropFirst()) + "-" + String("\(100 + month)".dropFirst()) + "-"
      + String("\(100 + day)".dropFirst())
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
