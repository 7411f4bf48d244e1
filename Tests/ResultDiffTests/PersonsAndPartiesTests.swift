import ElectionResults
import Testing

/// The Speakers' two constituencies of 12 December 2019, with the figures of the House of Commons Library; otherwise
/// generated ones.
@Suite("parties and persons") struct PersonsAndPartiesTests {
  private func seat(
    _ baseline: PreviousResult, _ candidates: CandidateResult...
  ) -> [String?] {
    var night = Night(baseline: [baseline])
    var result = contest("c", .declared)
    result.candidates = candidates
    let seats = night.events(result).seats
    #expect(seats.count == 1)
    return seats.first ?? []
  }

  @Test("Chorley 2019 is a gain of the Speaker's from Labour, without swing")
  func chorley() throws {
    var night = Night(seats: 650, baseline: [held(by: "lab", since: 1997, votes: ["lab": 30_745])])
    let events = night.events(
      contest(
        "c", .declared, electorate: 77_072, .init("Lindsay Hoyle spk", 26_831),
        .init("Mark Brexit-Smith ind", 9_439), .init("James Melling green", 3_600)))
    #expect(
      events.figures(of: .seatGained) == [
        "seats": "1", "status": "declared", "winner": "Lindsay Hoyle", "to_party": "spk",
        "to_party_name": "Speaker", "from_party": "lab", "from_party_name": "Labour",
        "winner_votes": "26831", "winner_pct": "67.3", "runner_up": "Mark Brexit-Smith",
        "runner_up_party": "ind", "majority": "17392", "majority_pct": "43.62",
        "electorate": "77072", "turnout_pct": "51.73", "valid_votes": "39870",
        "held_since": "1997", "is_notional": "false",
      ])
    #expect(night.seatsWon == ["spk": 1])
  }

  @Test("Buckingham 2019 is a Conservative gain from the Speaker")
  func buckingham() throws {
    var night = Night(seats: 650, baseline: [held(by: "spk", since: 2010, votes: ["spk": 34_299])])
    let events = night.events(
      contest(
        "c", .declared, electorate: 83_146, .init("Greg Smith con", 37_035),
        .init("Stephen Dorrell ld", 16_624), .init("David Morgan lab", 7_638),
        .init("Andrew Bell brexit", 1_286), .init("Ned Thompson ind", 681),
        .init("Antonio Vitiello eng-dem", 194)))
    let gain = try #require(events.first { $0.type == .seatGained })
    #expect(gain.seat == ["seat.gained", "spk", "con", nil, "Greg Smith"])
    #expect(gain.integer(.majority) == 20_411)
    #expect(gain[.swing] == nil)
    #expect(gain.real(.turnoutPercentage) == 76.32)
    #expect(night.seatsChange == ["con": 1, "spk": -1])
  }

  @Test("the same person again holds an independent seat, another one gains it from independent")
  func independents() {
    let before = held(by: "ind", member: "Ann Other")
    #expect(
      seat(before, .init("ANN OTHER ind", 9), .init("B lab", 8))
        == ["seat.held", nil, "ind", nil, "ANN OTHER"])
    #expect(
      seat(before, .init("Bea ind", 9), .init("B lab", 8))
        == ["seat.gained", "ind", "ind", nil, "Bea"])
  }

  @Test("a candidate of Labour and Co-operative holds and gains as Labour")
  func coop() {
    var candidate = CandidateResult("Ann x", 9)
    candidate.party = PartyReference(name: "Labour and Co-operative", abbreviation: "Lab Coop")
    #expect(
      seat(held(by: "lab"), candidate, .init("B con", 8)) == ["seat.held", nil, "lab", nil, "Ann"])
    #expect(
      seat(held(by: "con"), candidate, .init("B con", 8))
        == ["seat.gained", "con", "lab", nil, "Ann"])
  }
}
