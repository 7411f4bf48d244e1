import ElectionResults
import SeatwatchApp
import Testing

@Suite("only")
struct FeedSelectionTests {
  private static let contests = [
    ContestResult(id: "E14000733", name: "Hartlepool", pollingDay: "2021-05-06"),
    ContestResult(id: "W1", name: "Ward", pollingDay: "2021-05-06"),
    ContestResult(id: "S1", name: "Airdrie", pollingDay: "2021-05-13"),
    ContestResult(id: "X1", name: "Nowhere"),
  ]

  static let cases: [(FeedSelection, [ContestID])] = [
    (FeedSelection(), ["E14000733", "W1", "S1", "X1"]),
    (FeedSelection(contests: ["e14000733", "S1", "Z"]), ["E14000733", "S1"]),
    (FeedSelection(day: "2021-05-06"), ["E14000733", "W1"]),
    (FeedSelection(contests: ["W1", "S1"], day: "2021-05-13"), ["S1"]),
  ]

  @Test("picks contests by id, by polling day, or both", arguments: cases)
  func selection(selection: FeedSelection, ids: [ContestID]) {
    let (snapshot, leftOut) = selection.selection(from: ResultsSnapshot(contests: Self.contests))
    #expect(snapshot.contests.map(\.id) == ids)
    #expect(leftOut == Self.contests.count - ids.count)
  }

  @Test("what it lets in later is seen though the body is the same")
  func reconsidered() async throws {
    let body = ResultsText.body(
      .init(id: "a", status: "declared", votes: 9, winner: true),
      .init(id: "b", status: "declared", votes: 9, winner: true))
    let feed = try await PolledFeed(
      "url: URL/r.json, format: results-json, only: {contests: [a]}")
    feed.script.set("/r.json", body)
    let report = try await feed.poll()
    guard case .recorded(contests: 1, let events) = report.answer else {
      Issue.record("not one contest was recorded")
      return
    }
    #expect(report.leftOut == 1)
    #expect(Set(events.compactMap { $0.text(.contest) }) == ["a"])
    let later = try await feed.configured(
      "url: URL/r.json, format: results-json, only: {contests: [a, b]}")
    let seen = Set(try await later.events().compactMap { $0.text(.contest) })
    #expect(seen == ["b"])
  }
}
