import ElectionResults
import Testing

/// Glasgow, 6 May 2021: the list votes of the region, those of the smallest lists together, and seats; of 2016 too. The electorate is generated.
@Suite("additional members") struct AdditionalMemberTests {
  private let before = PreviousResult(
    contest: "glasgow",
    entries: [
      .init(party: "snp", seats: 0, votes: 111_101),
      .init(party: "lab", seats: 4, votes: 59_151, heldSince: 2016),
      .init(party: "con", seats: 2, votes: 29_533, heldSince: 2016),
      .init(party: "green", seats: 1, votes: 23_398, heldSince: 2016),
      .init(party: "others", seats: 0, votes: 22_836),
    ])

  private func region(_ status: ContestStatus, green: Int = 1, con: Int = 2) -> ContestResult {
    lists(
      "glasgow", status, seats: 7, ("snp", 133_917, 0), ("lab", 74_088, 4), ("con", 37_027, con),
      ("green", 36_114, green), ("ld", 6_079, 0), ("others", 17_819, 0))
  }

  @Test("a region that keeps its seats is a hold, with every column right")
  func hold() throws {
    var night = Night(
      of: Election(by: .ams, seats: 129, bodySeats: 129), baseline: [before])
    let events = night.events(region(.declared))
    #expect(
      events.map(\.type) == [
        .countStarted, .resultDeclared, .seatHeld, .tallyChanged, .tallyChanged, .tallyChanged,
      ])
    #expect(
      events.figures(of: .seatHeld) == [
        "kind": "list_region", "seats": "7", "status": "declared", "winner": "Labour",
        "to_party": "lab", "to_party_name": "Labour", "winner_votes": "74088",
        "winner_pct": "24.29", "valid_votes": "305044", "held_since": "2016",
        "is_notional": "false",
      ])
    #expect(night.seatsWon == ["lab": 4, "con": 2, "green": 1])
    #expect(night.seatsChange == [:])
  }

  @Test("constituency and list seats are one body: a seat that moves to a list is a gain there")
  func gain() throws {
    var night = Night(
      of: Election(by: .ams, seats: 8, bodySeats: 8),
      baseline: [before, held("southside", by: "snp", since: 2011)])
    _ = night.events(
      contest("southside", .declared, .init("Nicola Sturgeon snp", 9), .init("Anas Sarwar lab", 8)))
    let events = night.events(region(.declared, green: 2, con: 1))
    #expect(events.seats == [["seat.gained", "con", "green", "1", "Green"]])
    let gain = try #require(events.first { $0.type == .seatGained })
    #expect(gain.integer(.heldSince) == 2016)
    for column in [EventColumn.majority, .swing, .previousMajority, .runnerUp] {
      #expect(gain[column] == nil)
    }
    #expect(night.seatsWon == ["lab": 4, "con": 1, "green": 2, "snp": 1])
    #expect(night.standing.isComplete)
  }

  @Test("turnout of lists is valid votes over electorate, and is compared with the last one")
  func turnout() throws {
    var previous = before
    previous.electorate = 1_000_000
    var region = region(.declared)
    region.electorate = 1_000_000
    var night = Night(of: Election(by: .ams), baseline: [previous])
    let hold = try #require(night.events(region).first { $0.type == .seatHeld })
    #expect(hold.real(.turnoutPercentage) == 30.5)
    #expect(hold.real(.turnoutChange) == 5.9)
  }
}
