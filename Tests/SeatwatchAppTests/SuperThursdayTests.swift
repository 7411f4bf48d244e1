import ElectionResults
import Foundation
import Testing

@Suite("The elections of 6 May 2021, from configuration to the desk")
struct SuperThursdayTests {
  private static let demo = NewsOfTheDay.demo

  private func body(_ election: String, _ name: String, seats: Int) throws -> NewsOfTheDay {
    let baseline = "\(Self.demo)/\(election).csv"
    return try NewsOfTheDay(
      ElectionID("\(election)-2021"),
      "body: \(name), system: ams, seats: \(seats), baseline: \"\(baseline)\"")
  }

  @Test(
    "Hartlepool: Con gain from Lab on a swing of 16.0, and nothing about a majority in the House")
  func hartlepool() async throws {
    let baseline = NewsOfTheDay.demo + "/../baseline.csv"
    let night = try NewsOfTheDay(
      "demo", "body: House of Commons, seats: 1, body_seats: 650, baseline: \"\(baseline)\"")
    try await night.see("\(Self.demo)/by-elections-12.json")
    let events = try await night.events()
    let gain = try #require(events.first { $0.type == .seatGained && $0.contest == "E14000733" })
    #expect([gain.text(.fromParty), gain.text(.toParty)] == ["lab", "con"])
    #expect(gain.integer(.majority) == 6940)
    #expect(gain.real(.swing) == 15.97)
    #expect(gain.real(.turnoutPercentage) == 42.3)
    #expect(gain.integer(.heldSince) == 1974)
    #expect(!events.contains { $0.type == .majorityReached })
    let titles = try night.titles(by: "seat-changed-hands")
    #expect(titles.contains("Conservative GAIN Hartlepool from Labour"))
  }

  @Test(
    "Scottish Parliament: the SNP has 64 of 129, one short, which is told once, and no majority")
  func holyrood() async throws {
    let night = try body("holyrood", "Scottish Parliament", seats: 129)
    for part in 1...3 { try await night.see("\(Self.demo)/holyrood-\(part).json") }
    #expect(
      try await night.seats() == ["snp": 64, "con": 31, "lab": 22, "green": 8, "ld": 4])
    let events = try await night.events()
    #expect(events.count { $0.type == .resultDeclared } == 81)
    #expect(!events.contains { $0.type == .majorityReached || $0.type == .resultCorrected })
    #expect(events.count { $0.type == .electionComplete } == 1)
    let gains = events.filter { $0.type == .seatGained && $0.text(.kind) == "constituency" }
    #expect(
      gains.map { "\($0.text(.contestName) ?? "") \($0.text(.fromParty) ?? "")" }.sorted() == [
        "Ayr con", "East Lothian lab", "Edinburgh Central con",
      ])
    let changes = try await night.tallies().map {
      ($0.party.text, $0.seatsChange)
    }
    #expect(
      Dictionary(uniqueKeysWithValues: changes).filter { $0.value != 0 }
        == ["snp": 1, "green": 2, "lab": -2, "ld": -1])
    let alerts = try night.titles(by: "one-short-of-a-majority")
    #expect(
      alerts == ["Scottish National Party is one short of a majority in the Scottish Parliament"])
    #expect(try night.titles(by: "majority-reached") == [])
  }

  @Test(
    "a list seat is gained and lost as a party's count: the Greens gain one in the North East from the LD"
  )
  func listSeats() async throws {
    let night = try body("holyrood", "Scottish Parliament", seats: 129)
    try await night.see("\(Self.demo)/holyrood-3.json")
    let gains = try await night.events().filter {
      $0.type == .seatGained && $0.text(.kind) == "list_region"
    }
    #expect(
      gains.map {
        "\($0.text(.region) ?? "") \($0.text(.toParty) ?? "") \($0.text(.fromParty) ?? "?")"
      }
        == [
          "Central Scotland green lab", "Highlands and Islands con lab",
          "North East Scotland green ld", "South Scotland con snp", "South Scotland lab snp",
        ])
  }

  @Test("Senedd: Labour has 30 of 60, exactly half, which is no majority")
  func senedd() async throws {
    let night = try body("senedd", "Senedd", seats: 60)
    for part in 1...2 { try await night.see("\(Self.demo)/senedd-\(part).json") }
    #expect(try await night.seats() == ["lab": 30, "con": 16, "pc": 13, "ld": 1])
    let events = try await night.events()
    #expect(!events.contains { $0.type == .majorityReached })
    #expect(events.last { $0.type == .tallyChanged }?.integer(.majorityLine) == 31)
    #expect(
      try night.titles(by: "one-short-of-a-majority") == [
        "Labour is one short of a majority in the Senedd"
      ]
    )
  }

  @Test("London's mayor is elected in the second round, not by who led the first")
  func london() async throws {
    let night = try NewsOfTheDay("london-2021", "name: Mayor of London, system: sv, seats: 1")
    try await night.see("\(Self.demo)/london-1.json")
    #expect(try await night.events().map(\.type) == [.countStarted])
    let unmarked = try String(contentsOfFile: "\(Self.demo)/london-1.json", encoding: .utf8)
      .replacing("\"counting\"", with: "\"declared\"")
    try await night.see(text: unmarked)
    #expect(!(try await night.events()).contains { $0.type == .resultDeclared })
    try await night.see("\(Self.demo)/london-2.json")
    let hold = try #require(try await night.events().first { $0.type == .seatHeld })
    #expect(hold.text(.winner) == "Sadiq Khan")
    #expect(hold.integer(.winnerVotes) == 1_013_721)
    #expect(hold.integer(.majority) == 1_206_034 - 977_601)
    #expect(hold.real(.winnerPercentage) == 40.05)
  }

  @Test("Greater Manchester's mayor is elected in the first round")
  func manchester() async throws {
    let night = try NewsOfTheDay(
      "manchester-2021", "name: Mayor of Greater Manchester, system: sv, seats: 1")
    let text = try String(contentsOfFile: "\(Self.demo)/manchester-1.json", encoding: .utf8)
    // Without any mark too: more than half of the first preferences are enough.
    try await night.see(
      text: text.replacing(", \"elected\": true", with: "").replacing(
        ", \"elected\": false", with: ""))
    let hold = try #require(try await night.events().first { $0.type == .seatHeld })
    #expect(hold.text(.winner) == "Andy Burnham")
    #expect(hold.real(.winnerPercentage) == 67.31)
    #expect(hold.integer(.majority) == 473_024 - 137_753)
  }
}
