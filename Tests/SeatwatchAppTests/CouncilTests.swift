import ElectionResults
import Foundation
import Storage
import Testing

@Suite("Councils that were elected on 6 May 2021")
struct CouncilTests {
  @Test("Sheffield by thirds: Labour has 13 of 29, with the 28 not up 41 of 84: no overall control")
  func sheffield() async throws {
    let baseline = NewsOfTheDay.demo + "/sheffield.csv"
    let night = try NewsOfTheDay(
      "sheffield-2021",
      """
      name: Sheffield, body: Sheffield City Council, system: block, seats: 29, body_seats: 84, \
      retained: {lab: 28, ld: 20, green: 7}, control: lab, baseline: "\(baseline)"
      """)
    for part in 1...3 { try await night.see("\(NewsOfTheDay.demo)/sheffield-\(part).json") }
    #expect(try await night.seats() == ["lab": 13, "ld": 9, "green": 6, "con": 1])
    let events = try await night.events()
    let gains = events.filter { $0.type == .seatGained }
    #expect(gains.count { $0.text(.fromParty) == "lab" } == 8)
    #expect(gains.count { $0.text(.toParty) == "green" } == 5)
    #expect(gains.count { $0.text(.toParty) == "ld" } == 3)
    #expect(!events.contains { $0.type == .majorityReached })
  }

  @Test("it is certain with Walkley, two wards before the end, and told once")
  func control() async throws {
    let night = try NewsOfTheDay(
      "sheffield-2021",
      """
      body: Sheffield City Council, system: block, seats: 29, body_seats: 84, control: lab, \
      retained: {lab: 28, ld: 20, green: 7}
      """)
    for part in 1...3 { try await night.see("\(NewsOfTheDay.demo)/sheffield-\(part).json") }
    let changes = try await night.events().filter {
      $0.type == .controlChanged || $0.type == .controlHeld
    }
    let change = try #require(changes.first)
    #expect(changes.count == 1)
    #expect([change.text(.previousControl), change.text(.control)] == ["lab", "noc"])
    #expect(change.text(.contestName) == "Walkley")
    #expect(change.integer(.declared) == 27)
    #expect(change.integer(.majorityLine) == 43)
    #expect(
      try night.titles(by: "control-lost")
        == ["Sheffield City Council: no overall control, was LAB"])
  }

  @Test(
    "South Yorkshire's other councils: Labour holds Rotherham and Doncaster, elected as a whole",
    .enabled(if: Corpus.isPresent, "recorded feeds are not there; set SEATWATCH_CORPUS"),
    arguments: [("rotherham", 59, 32), ("doncaster", 55, 40)])
  func whole(council: String, seats: Int, labour: Int) async throws {
    var election = Election(id: ElectionID(council), name: council, seats: seats)
    (election.system, election.control) = (.block, .party("lab"))
    let night = try await Night(election)
    let file = URL(filePath: Corpus.folder).appending(
      path: "uk-democracy-club/sheffield-results-2021.json")
    let wards = try Corpus.snapshot(of: file, as: "democracy-club-json").contests
      .filter { $0.id.text.hasPrefix("local.\(council).") }
    let events = try await night.poll(ResultsSnapshot(contests: wards))
    #expect(
      try await night.store.tallies(of: election.id).first { $0.party == "lab" }?.seatsWon
        == labour)
    let held = try #require(events.first { $0.type == .controlHeld })
    #expect(held.text(.control) == "lab")
    #expect(!events.contains { $0.type == .controlChanged })
    #expect(events.last?.type == .electionComplete)
  }
}
