import ElectionResults
import FeedFormats
import Testing

@Suite("times without a zone")
struct LocalMomentTests {
  private func node(_ text: String) throws -> FeedNode {
    try FeedTree(xml: Array("<a t=\"\(text)\"/>".utf8)).root
  }

  private func moment(_ text: String) throws -> Timestamp? {
    try node(text).moment("@t", asAnyOf: .isoLocal(zone: "Europe/London"))
  }

  @Test(
    "a time is read by the clocks of the zone, and by its own zone where it has one",
    arguments: [
      ("2021-05-07T07:10:00", "2021-05-07T06:10:00Z"), ("2021-05-07 07:10", "2021-05-07T06:10:00Z"),
      ("2019-12-12T23:27", "2019-12-12T23:27:00Z"),
      ("2021-05-07T07:10:00.500", "2021-05-07T06:10:00.500Z"),
      ("2021-05-07T07:10:00+02:00", "2021-05-07T05:10:00Z"),
      ("2021-05-07T07:10:00Z", "2021-05-07T07:10:00Z"),
    ])
  func read(text: String, moment: String) throws {
    #expect(try self.moment(text) == Timestamp(rfc3339: moment))
  }

  @Test(
    "what is no time is refused, and what is not there is none",
    arguments: [
      "2021-05-07", "2021-02-30T07:10:00", "2021-05-07T25:10:00", "2021-05-07T07:10:00 BST",
      "7 May 2021", "07:10",
    ])
  func refused(text: String) throws {
    let failure = #expect(throws: DecodingFailure.self) { try moment(text) }
    #expect(failure?.place == .xpath("/a/@t"))
    #expect(try moment(" ") == nil)
  }

  @Test(
    "a day is taken alone or from before a time",
    arguments: [
      ("2021-05-06", "2021-05-06"), ("2021-05-06T22:00:00", "2021-05-06"), ("", nil),
    ])
  func day(text: String, day: String?) throws {
    #expect(try node(text).day("@t") == day)
  }

  @Test("what is no day is refused", arguments: ["06/05/2021", "2021-13-01", "2021-05-067", "May"])
  func noDay(text: String) throws {
    #expect(throws: DecodingFailure.self) { try node(text).day("@t") }
  }
}
