import ElectionResults
import Testing

@Suite("The Scottish referendum of 2014")
struct ReferendumNightTests {
  @Test("32 areas add up to 55.3 to 44.7, whatever the order")
  func totals() async throws {
    let night = try NewsOfTheDay(
      "referendum-2014", "name: Scottish independence, system: referendum, areas: 32")
    try await night.see(NewsOfTheDay.fixtures + "/2014/referendum.json")
    let tallies = try await night.tallies()
    let votes = Dictionary(uniqueKeysWithValues: tallies.map { ($0.partyName, $0.votes) })
    #expect(votes == ["No": 2_001_926, "Yes": 1_617_989])
    #expect(try await night.seats() == [:])
    let events = try await night.events()
    #expect(events.count { $0.type == .resultDeclared } == 32)
    let areas = events.filter { $0.type == .resultDeclared }.map { $0.text(.winner) }
    #expect(areas.count { $0 == "Yes" } == 4)
    #expect(
      events.reduce(0) { $0 + ($1.type == .resultDeclared ? $1.integer(.electorate) ?? 0 : 0) }
        == 4_283_392)
  }
}
