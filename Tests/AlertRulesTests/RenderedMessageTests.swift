import AlertRules
import Testing

@Suite("Rendered messages")
struct RenderedMessageTests {
  @Test(
    "a title is one line without control characters",
    arguments: [
      ("a\nb", "a b"), ("a\r\n\r\n b", "a b"), ("  a\tb  ", "a b"), ("a\u{1B}[31mb", "a [31mb"),
      ("a\u{2028}b", "a b"), ("a\u{0}\u{7}b", "a b"), ("", ""),
    ])
  func title(rendered: String, expected: String) {
    #expect(RenderedMessage(title: rendered, text: "").title == expected)
  }

  @Test(
    "a text keeps its lines and tabs and loses other control characters",
    arguments: [
      ("a\n\nb\n", "a\n\nb"), ("a\r\nb", "a\nb"), ("\n a\tb", "a\tb"), ("a\u{1B}[2Jb", "a [2Jb"),
    ])
  func text(rendered: String, expected: String) {
    #expect(RenderedMessage(title: "", text: rendered).text == expected)
  }

  @Test("what grows beyond all measure is cut")
  func limits() {
    let long = String(repeating: "x", count: 100_000)
    let message = RenderedMessage(title: long, text: long)
    #expect(message.title.count == 1_000)
    #expect(message.title.hasSuffix("x…"))
    #expect(message.text.count == 32_768)
  }
}
