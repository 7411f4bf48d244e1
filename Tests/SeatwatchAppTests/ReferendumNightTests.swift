import ElectionResults
import FeedFormats
import Foundation
import Storage
import Testing

@Suite("The Scottish referendum of 2014")
struct ReferendumNightTests {
  private static let path = NewsOfTheDay.fixtures + "/2014/referendum.json"

  @Test("32 areas add up to 55.3 to 44.7, and the desk hears of it once")
  func totals() async throws {
    let night = try NewsOfTheDay(
      "referendum-2014", "name: Scottish independence, system: referendum, areas: 32")
    try await night.see(Self.path)
    let tallies = try await night.tallies()
    let votes = Dictionary(uniqueKeysWithValues: tallies.map { ($0.partyName, $0.votes) })
    #expect(votes == ["No": 2_001_926, "Yes": 1_617_989])
    let areas = Dictionary(uniqueKeysWithValues: tallies.map { ($0.partyName, $0.seatsWon) })
    #expect(areas == ["No": 28, "Yes": 4])
    let declared = try await night.events().filter { $0.type == .resultDeclared }
    #expect(declared.count == 32)
    #expect(declared.reduce(0) { $0 + ($1.integer(.electorate) ?? 0) } == 4_283_392)
    let complete = try #require(try await night.events().first { $0.type == .electionComplete })
    #expect(complete.text(.partyName) == "No")
    #expect(complete.real(.votePercentage) == 55.3)
    #expect(try night.titles(by: "outcome-certain") == ["Scottish independence: No is certain"])
    #expect(try await !night.events().contains { $0.type?.rawValue.hasPrefix("seat.") == true })
  }

  @Test("it was certain with Fife, while Highland and Moray were still counting")
  func certainty() async throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: Self.path)))
    let end = try ResultsJSON().snapshot(from: [FeedPart.plain: bytes]).contests
    var election = Election(id: "referendum-2014", name: "Scottish independence")
    (election.system, election.areas) = (.referendum, 32)
    let night = try await Night(election)
    let last: [ContestID] = ["S12000015", "S12000017", "S12000020"]
    #expect(try await certain(last, of: end, on: night) == nil)
    let fife = try #require(try await certain(Array(last.dropFirst()), of: end, on: night))
    #expect(fife.text(.contestName) == "Fife")
    #expect(fife.text(.partyName) == "No")
    #expect(fife.integer(.declared) == 30)
    #expect(try await certain([], of: end, on: night) == nil)
  }

  /// What the night tells as certain of the areas while these are still counting.
  private func certain(
    _ open: [ContestID], of end: [ContestResult], on night: Night
  ) async throws -> Event? {
    let contests = end.map { area in
      var area = area
      guard open.contains(area.id) else { return area }
      area.status = .awaiting
      for position in area.candidates.indices { area.candidates[position].votes = nil }
      return area
    }
    return try await night.poll(ResultsSnapshot(contests: contests))
      .first { $0.type == .outcomeCertain }
  }
}
