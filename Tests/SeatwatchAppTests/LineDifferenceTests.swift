import SeatwatchApp
import Testing

@Suite("Differences of texts by lines")
struct LineDifferenceTests {
  @Test(
    "lines of both stand once, the others with their mark, in order",
    arguments: [
      ("a", "a", ["  a"]),
      ("a", "b", ["- a", "+ b"]),
      ("", "b", ["- ", "+ b"]),
      ("a\nb\nc", "a\nx\nc", ["  a", "- b", "+ x", "  c"]),
      ("a\nb", "a\nb\nc", ["  a", "  b", "+ c"]),
      ("x\na", "a", ["- x", "  a"]),
      ("a", "x\na", ["+ x", "  a"]),
      ("a \nb", "a\nb", ["- a␣", "+ a", "  b"]),
    ])
  func lines(expected: String, found: String, lines: [String]) {
    let difference = LineDifference(expected: expected, found: found)
    #expect(difference.lines.map { "\($0.mark.rawValue) \($0.text)" } == lines)
  }
}
