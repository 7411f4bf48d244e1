import ElectionResults
import Testing

@Suite("Sheffield City Council, a third of whose seats were up on 6 May 2021")
struct CouncilTests {
  @Test("Labour has 13 of 29 seats, and with the 28 not up 41 of 84: no overall control")
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
}
