import ElectionResults
import FeedFormats
import Testing

@Suite("news items of RSS and Atom")
struct RSSTests {
  private static func items(_ text: String) throws -> [PublishedItem] {
    let snapshot = try RSS().snapshot(from: [FeedPart.plain: Array(text.utf8)])
    #expect(snapshot.contests.isEmpty)
    return snapshot.publishedItems
  }

  private static func items(of file: String) throws -> [PublishedItem] {
    try items(String(decoding: try Fixture.bytes("rss/" + file), as: UTF8.self))
  }

  @Test("RSS 2.0 is read without markup, and items without an id are told by what they have")
  func rss2() throws {
    let items = try Self.items(of: "rss-2.xml")
    #expect(
      items[0]
        == PublishedItem(
          id: "hartlepool-declared", title: "Hartlepool: Conservative gain from Labour",
          text: "Jill Mortimer is elected with a majority of 6,940 & a swing of 16 points.",
          link: "https://results.example.org/hartlepool",
          publishedAt: Timestamp(rfc3339: "2021-05-07T06:10:00Z")))
    #expect(
      items.map(\.id).dropFirst() == ["https://results.example.org/count", "Ballot boxes arrive"])
    #expect(items[1].publishedAt == Timestamp(rfc3339: "2021-05-06T22:30:00Z"))
    #expect(items[2].publishedAt == nil)
  }

  @Test("RSS 1.0 is read by its address, Atom by its id")
  func others() throws {
    let old = try Self.items(of: "rss-1.xml")
    #expect(old.map(\.id) == ["https://results.example.org/hartlepool"])
    #expect(old[0].publishedAt == Timestamp(rfc3339: "2021-05-07T06:10:00Z"))
    let atom = try Self.items(of: "atom.xml")
    #expect(atom.map(\.id) == ["urn:uuid:0e6e9f5e-0000-4000-8000-000000000001"])
    #expect(atom[0].title == "Hartlepool: Conservative gain from Labour")
    #expect(atom[0].text == "Majority 6,940")
    #expect(atom[0].link == "https://results.example.org/hartlepool")
    #expect(atom[0].publishedAt == Timestamp(rfc3339: "2021-05-07T06:10:00Z"))
  }

  @Test(
    "times of RFC 822 are read as they are written",
    arguments: [
      ("Fri, 06 Nov 2020 19:24:48 -0000", "2020-11-06T19:24:48Z"),
      ("6 Nov 2020 19:24 GMT", "2020-11-06T19:24:00Z"),
      ("Fri, 06 Nov 20 14:24:48 EST", "2020-11-06T19:24:48Z"),
      ("Friday, 06 November 2020 11:24:48 -0800", "2020-11-06T19:24:48Z"),
      ("2020-11-06T19:24:48Z", "2020-11-06T19:24:48Z"),
    ])
  func dates(written: String, expected: String) throws {
    let text =
      "<rss><channel><item><title>t</title><pubDate>\(written)</pubDate></item></channel></rss>"
    #expect(try Self.items(text)[0].publishedAt == Timestamp(rfc3339: expected))
  }

  @Test(
    "what is no feed of items, an empty item, or a time that does not exist is told with its place",
    arguments: [
      ("<html/>", "at /html: "), ("<rss/>", "at /rss: the element <channel> is missing"),
      ("<rss><channel><item/></channel></rss>", "at /rss/channel/item: the item is empty"),
      (
        "<rss><channel><item><title>t</title><pubDate>31 Feb 2020 10:00 GMT</pubDate></item></channel></rss>",
        "at /rss/channel/item/pubDate: \"31 Feb 2020 10:00 GMT\" is no time"
      ),
    ])
  func refused(text: String, message: String) {
    #expect {
      try Self.items(text)
    } throws: {
      "\($0)".hasPrefix(message)
    }
  }

  @Test(
    "markup goes, what only looks like it stays",
    arguments: [
      ("Lab &lt; Con &amp;lt; LD", "Lab < Con < LD"), ("a&lt;br/&gt;b", "a b"),
      ("&lt;a href='x'&gt;y", "y"), ("AT&amp;T &amp;#8211; &amp;#x41;&amp;#0;", "AT&T – A\0"),
      ("&lt;&lt;&lt;a", "<<<a"), ("100 &amp; more;", "100 & more;"),
    ])
  func markup(written: String, expected: String) throws {
    let text = "<rss><channel><item><description>\(written)</description></item></channel></rss>"
    #expect(try Self.items(text)[0].text == expected)
  }
}
