import ElectionResults
import Testing

@Suite("declares_when")
struct DeclaresWhenTests {
  private let ruled =
    "url: URL/r.json, format: results-json, declares_when: {reporting_pct: 100}"

  /// A contest in which Ann has 9 votes and Bob some.
  private func body(_ facts: String, bob: Int = 4, mark: String = "null") -> String {
    """
    {"contests": [{"id": "c", "name": "C", \(facts), "candidates": [
      {"id": "a", "name": "Ann", "party": "Lab", "votes": 9},
      {"id": "b", "name": "Bob", "party": "Con", "votes": \(bob), "elected": \(mark)}]}]}
    """
  }

  @Test("the share that is reported declares, and not before it is reached")
  func reached() async throws {
    let feed = try await PolledFeed(ruled)
    feed.script.set("/r.json", body(#""reporting_pct": 99.9"#))
    #expect(try await feed.events().map(\.type) == [.countStarted])
    feed.script.set("/r.json", body(#""reporting_pct": 100"#, bob: 5))
    let events = try await feed.events()
    #expect(events.map(\.type).contains(.resultDeclared))
    #expect(events.first { $0.type == .resultDeclared }?.text(.winner) == "Ann")
    feed.script.set("/r.json", body(#""reporting_pct": 100"#, bob: 12))
    let later = try await feed.events()
    #expect(later.contains { $0.type == .resultCorrected && $0.text(.winner) == "Bob" })
  }

  @Test(
    "what the feed itself states goes before it", arguments: ["recount", "called", "postponed"])
  func stated(status: String) async throws {
    let feed = try await PolledFeed(ruled)
    feed.script.set("/r.json", body(#""reporting_pct": 100, "status": "\#(status)""#))
    #expect(try await feed.events().contains { $0.type == .resultDeclared } == false)
    feed.script.set(
      "/r.json", body(#""reporting_pct": 100, "status": "declared""#, mark: "true"))
    let declared = try await feed.events().first { $0.type == .resultDeclared }
    #expect(declared?.text(.winner) == "Bob")
  }

  @Test("without it nothing is declared; with it, what is there already is")
  func added() async throws {
    let feed = try await PolledFeed("url: URL/r.json, format: results-json")
    feed.script.set("/r.json", body(#""reporting_pct": 100"#))
    #expect(try await feed.events().map(\.type) == [.countStarted])
    let later = try await feed.configured(ruled)
    #expect(try await later.events().contains { $0.type == .resultDeclared })
  }
}
