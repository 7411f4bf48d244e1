import CurlHTTP
import Foundation
import Testing

@Suite("Retry-After and HTTP dates")
struct RetryAfterTests {
  /// 1994-11-06 08:49:37 UTC.
  let date = Date(timeIntervalSince1970: 784_111_777)

  @Test(
    "all three forms of a date are read",
    arguments: [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
      "Sun Nov  6 08:49:37 1994",
    ])
  func forms(text: String) {
    #expect(HTTPDate(text, now: date)?.date == date)
  }

  @Test(
    "days are counted by the calendar",
    arguments: [
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
      ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
      ("Fri, 07 May 2021 06:10:00 GMT", 1_620_367_800),
      ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
    ])
  func calendar(text: String, seconds: Double) {
    #expect(HTTPDate(text, now: date)?.date == Date(timeIntervalSince1970: seconds))
  }

  @Test("a year of two digits is never more than fifty years ahead")
  func shortYears() throws {
    let now = Date(timeIntervalSince1970: 1_620_367_800)  // 2021
    let near = try #require(HTTPDate("Friday, 07-May-70 00:00:00 GMT", now: now))
    let far = try #require(HTTPDate("Friday, 07-May-72 00:00:00 GMT", now: now))
    #expect(near.date.timeIntervalSince1970 > 3_000_000_000)
    #expect(far.date.timeIntervalSince1970 < 100_000_000)
  }

  @Test(
    "what is no date is not read",
    arguments: [
      "", "soon", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET",
      "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 29 Feb 2100 08:49:37 GMT",
      "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:49 GMT", "1994-11-06T08:49:37Z",
      "Sun, +6 Nov 1994 08:49:37 GMT",
    ])
  func noDate(text: String) {
    #expect(HTTPDate(text, now: date) == nil)
  }

  @Test(
    "Retry-After is seconds or a date, never negative",
    arguments: [
      ("120", Duration.seconds(120)), ("0", .zero), ("Sun, 06 Nov 1994 08:50:37 GMT", .seconds(60)),
      ("Sun, 06 Nov 1994 08:00:00 GMT", .zero),
      ("99999999999999999999", .seconds(2_147_483_648)), ("-5", nil), ("1.5", nil), ("", nil),
      ("tomorrow", nil),
    ] as [(String, Duration?)])
  func retryAfter(text: String, wait: Duration?) {
    #expect(RetryAfter(text, now: date)?.wait == wait)
  }
}
