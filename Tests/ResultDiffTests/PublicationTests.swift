import ElectionResults
import Testing

@Suite("published news") struct PublicationTests {
  private func snapshot(_ items: PublishedItem...) -> ResultsSnapshot {
    ResultsSnapshot(contests: [], publishedItems: items)
  }

  @Test("each is told once, whatever becomes of its text")
  func once() throws {
    var night = Night()
    let georgia = PublishedItem(
      id: "georgia@1604675484", title: "Georgia (EV: 16): Biden +1097", text: "More",
      link: "https://news.example.org/ga", publishedAt: Timestamp(milliseconds: 7))
    let first = night.change(to: snapshot(georgia))
    let change = try #require(first)
    #expect(change.contests.isEmpty)
    let event = try #require(change.events.first)
    #expect(change.events.map(\.type) == [.itemPublished])
    #expect(event.text(.message) == "Georgia (EV: 16): Biden +1097")
    #expect(event.text(.sourceURL) == "https://news.example.org/ga")
    #expect(event.text(.sourceTime) == "1970-01-01T00:00:00.007Z")
    #expect(event[.contest] == nil)
    var edited = georgia
    edited.title = "Georgia (EV: 16): Biden +1098"
    #expect(night.change(to: snapshot(edited)) == nil)
    var newer = edited
    newer.id = "georgia@1604675999"
    let later = night.change(to: snapshot(newer, edited))?.events ?? []
    #expect(later.map { $0.text(.message) } == ["Georgia (EV: 16): Biden +1098"])
    #expect(later.map(\.id) != [event.id])
  }

  @Test("they are told by their time, after the contests, and the text stands in for a title")
  func order() {
    var night = Night()
    let items = [
      PublishedItem(id: "z", text: "no time"),
      PublishedItem(id: "b", title: "second", publishedAt: Timestamp(milliseconds: 2)),
      PublishedItem(id: "a", title: "first", publishedAt: Timestamp(milliseconds: 1)),
    ]
    let snapshot = ResultsSnapshot(
      contests: [contest("c", .counting, .init("A con", 1))], publishedItems: items)
    let events = night.change(to: snapshot)?.events ?? []
    #expect(events.map { $0.text(.message) } == [nil, "first", "second", "no time"])
    #expect(night.change(to: snapshot) == nil)
  }

  @Test("news of a test snapshot is not told, nor an item twice in one")
  func testSnapshot() {
    var night = Night()
    let item = PublishedItem(id: "1", title: "x")
    var test = snapshot(item)
    test.isTest = true
    #expect(night.change(to: test) == nil)
    #expect(night.change(to: snapshot(item, item))?.events.count == 1)
  }
}
