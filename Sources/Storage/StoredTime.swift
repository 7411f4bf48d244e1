internal import ElectionResults

/// Times as the store keeps them: RFC 3339 in UTC with milliseconds, always 24 characters, so that text sorts as time.
///
/// A storm reads and writes thousands of times; Foundation's formats take tens of microseconds for each.
enum StoredTime {
  /// The text of a moment, such as `2021-05-07T06:10:00.000Z`.
  static func text(_ moment: Timestamp) -> String {
    let (day, time) = moment.milliseconds.quotientAndRemainderFloored(by: 86_400_000)
    let (year, month, dayOfMonth) = civilDate(day)
    let date = "\(digits(year, 4))-\(digits(month, 2))-\(digits(dayOfMonth, 2))"
    let clock = [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60].map { digits($0, 2) }
    return date + "T" + clock.joined(separator: ":") + "." + digits(time % 1000, 3) + "Z"
  }

  /// The moment that a stored text means; other spellings than ours, as a person may have written, are read too.
  static func timestamp(_ text: String) -> Timestamp {
    ours(Array(text.utf8)) ?? Timestamp(rfc3339: text) ?? Timestamp(milliseconds: 0)
  }

  private static func ours(_ bytes: [UInt8]) -> Timestamp? {
    guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "."),
      bytes[23] == UInt8(ascii: "Z")
    else { return nil }
    let spans = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19, 20..<23]
    let numbers = spans.compactMap { number(bytes[$0]) }
    guard numbers.count == spans.count else { return nil }
    let days = dayNumber(year: numbers[0], month: numbers[1], day: numbers[2])
    let seconds = ((days * 24 + numbers[3]) * 60 + numbers[4]) * 60 + numbers[5]
    return Timestamp(milliseconds: seconds * 1000 + numbers[6])
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      value = value * 10 + Int64(digit - 48)
    }
    return value
  }

  private static func digits(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar; years begin in March, so that leap days come last.
  private static func dayNumber(year: Int64, month: Int64, day: Int64) -> Int64 {
    let marchYear = month > 2 ? year : year - 1
    let (era, yearOfEra) = marchYear.quotientAndRemainderFloored(by: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civilDate(_ dayNumber: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = (dayNumber + 719_468).quotientAndRemainderFloored(by: 146_097)
    let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leapDays) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}

extension Int64 {
  /// Quotient rounded down and a remainder that is never negative.
  fileprivate func quotientAndRemainderFloored(by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
