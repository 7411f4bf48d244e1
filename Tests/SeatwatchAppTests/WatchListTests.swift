import ElectionResults
import FeedFormats
import Foundation
import Testing

@Suite("The red wall of 2019, a watch list")
struct WatchListTests {
  private static let fixtures = NewsOfTheDay.fixtures + "/2019"
  private static let rule = """
    rules:
      - id: red-wall
        on: seat.gained
        if: has_tag('red-wall') AND from_party = 'lab'
        severity: urgent
        notify: desk
        title: "Red wall: {{contest_name}} falls"
    """
  private static let tags =
    "tags: {red-wall: [E14000609, W07000044, E14000972, E14000973, E14000974]}"

  @Test(
    "in the whole night of 2019 the same four are flagged among 54 seats that Labour lost to the Conservatives",
    .enabled(if: Corpus.isPresent, "recorded feeds are not there; set SEATWATCH_CORPUS"))
  func wholeNight() async throws {
    func files(_ parliament: Int, _ scheme: String) -> String {
      let parts = ["candidacies", "constituencies"].map { part in
        let path = Corpus.folder + "/uk-parliament/\(parliament)/general-election/\(part).csv"
        return "\(part): \"\(scheme)\(URL(filePath: path).path)\""
      }
      return "{\(parts.joined(separator: ", "))}"
    }
    let night = try NewsOfTheDay(
      "general-election-2019",
      "name: General election, body: House of Commons, seats: 650, "
        + "baseline: {format: uk-parliament-csv, path: \(files(57, ""))}, \(Self.tags)",
      feed: "url: \(files(58, "file://")), format: uk-parliament-csv", rules: Self.rule)
    try await night.poll()
    #expect(
      try night.titles(by: "red-wall") == [
        "Red wall: Wrexham falls", "Red wall: Burnley falls",
        "Red wall: Stoke-On-Trent Central falls", "Red wall: Stoke-On-Trent North falls",
      ])
    let fallen = try await night.events().filter {
      $0.type == .seatGained && $0.text(.fromParty) == "lab" && $0.text(.toParty) == "con"
    }
    #expect(fallen.count == 54)
    #expect(try await night.events().contains { $0.type == .majorityReached })
  }

  private func night(_ baseline: String) throws -> NewsOfTheDay {
    return try NewsOfTheDay(
      "general-election-2019",
      "name: General election, seats: 7, body_seats: 650, "
        + "baseline: \"\(baseline)\", \(Self.tags)", rules: Self.rule)
  }

  @Test(
    "Burnley, Wrexham and two seats of Stoke-on-Trent are flagged as they fall, and no other gain")
  func fixture() async throws {
    let night = try night(Self.fixtures + "/red-wall.csv")
    try await night.see(Self.fixtures + "/red-wall.json")
    #expect(
      try night.titles(by: "red-wall") == [
        "Red wall: Wrexham falls", "Red wall: Burnley falls",
        "Red wall: Stoke-On-Trent Central falls", "Red wall: Stoke-On-Trent North falls",
      ])
    let gains = try await night.events().filter { $0.type == .seatGained }
    #expect(gains.count == 6)
    let burnley = try #require(gains.first { $0.contest == "E14000609" })
    #expect(burnley[.tags] == .tags(["red-wall"]))
    #expect(burnley.integer(.majority) == 1352)
    #expect(burnley.text(.winner) == "Antony Higginbotham")
    #expect(gains.first { $0.contest == "E14000575" }?[.tags] == nil)
  }
}
