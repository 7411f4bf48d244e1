import ElectionResults
import Testing

/// What is compared with the last election, in contests for one seat. Generated figures.
@Suite("previous figures") struct PreviousFiguresTests {
  private func seat(
    _ baseline: [PreviousResult], stated: PartyCode? = nil, _ candidates: CandidateResult...
  ) throws -> Event {
    var night = Night(baseline: baseline)
    var result = contest("c", .declared, electorate: 200, previous: stated)
    result.candidates = candidates
    let seats = night.events(result).filter { $0.type?.rawValue.hasPrefix("seat.") == true }
    #expect(seats.count == 1)
    return try #require(seats.first)
  }

  private func swing(of event: Event) -> [String] {
    [event.real(.swing).map { "\($0)" }, event.text(.swingFrom), event.text(.swingTo)]
      .map { $0 ?? "-" }
  }

  private static let none = ["-", "-", "-"]

  @Test("on a gain the swing is from the holder, even a third one, to the winner")
  func third() throws {
    let before = held(by: "lab", since: 1997, votes: ["lab": 50, "con": 30, "ld": 20])
    let gain = try seat([before], .init("A con", 50), .init("B ld", 30), .init("C lab", 20))
    #expect(swing(of: gain) == ["25.0", "lab", "con"])
    #expect(gain.text(.runnerUpParty) == "ld")
    #expect(gain.integer(.heldSince) == 1997)
    #expect(gain.integer(.previousMajority) == 20)
    #expect(gain.real(.previousMajorityPercentage) == 20)
  }

  @Test("on a hold it is between winner and runner-up, and never negative")
  func hold() throws {
    let before = held(by: "lab", votes: ["lab": 60, "con": 40])
    let hold = try seat([before], .init("A lab", 55), .init("B con", 45))
    #expect(swing(of: hold) == ["5.0", "lab", "con"])
  }

  @Test("there is none where either party did not stand both times, or stands for persons")
  func neither() throws {
    let before = held(by: "lab", votes: ["lab": 60, "ind": 30, "spk": 10])
    #expect(swing(of: try seat([before], .init("A lab", 55), .init("B con", 45))) == Self.none)
    #expect(swing(of: try seat([before], .init("A con", 55), .init("B lab", 45))) == Self.none)
    #expect(swing(of: try seat([before], .init("A ind", 55), .init("B lab", 45))) == Self.none)
    #expect(swing(of: try seat([before], .init("A lab", 55), .init("B ind", 45))) == Self.none)
    #expect(swing(of: try seat([before], .init("A spk", 55), .init("B lab", 45))) == Self.none)
    let gone = held(by: "ld", votes: ["ld": 60, "con": 40])
    #expect(swing(of: try seat([gone], .init("A con", 55), .init("B lab", 45))) == Self.none)
    #expect(
      swing(of: try seat([held(by: "lab")], .init("A lab", 5), .init("B con", 4))) == Self.none)
  }

  @Test("a holder that only the feed names gives none, whatever votes the baseline has")
  func stated() throws {
    let before = PreviousResult(
      contest: "c",
      entries: [
        .init(party: "lab", seats: 0, votes: 60, heldSince: 1997),
        .init(party: "con", seats: 0, votes: 40),
      ], isNotional: true)
    let gain = try seat([before], stated: "lab", .init("A con", 55), .init("B lab", 45))
    #expect(gain.type == .seatGained)
    #expect(gain.text(.fromParty) == "lab")
    #expect(swing(of: gain) == Self.none)
    for column in [EventColumn.previousMajority, .previousMajorityPercentage, .heldSince] {
      #expect(gain[column] == nil)
    }
    let new = try seat([before], .init("A con", 55), .init("B lab", 45))
    #expect(new.type == .seatNew)
    #expect(new[.previousMajority] == nil)
    #expect(swing(of: new) == Self.none)
  }

  @Test("a notional baseline says so", arguments: [true, false])
  func notional(isNotional: Bool) throws {
    let before = held(by: "lab", votes: ["lab": 60, "con": 40], notional: isNotional)
    let gain = try seat([before], .init("A con", 55), .init("B lab", 45))
    #expect(gain[.isNotional] == .truth(isNotional))
    #expect(swing(of: gain) == ["15.0", "lab", "con"])
  }

  @Test("turnout is compared with the last one")
  func turnout() throws {
    var before = held(by: "lab", votes: ["lab": 60, "con": 40])
    before.electorate = 250
    let hold = try seat([before], .init("A lab", 60), .init("B con", 50))
    #expect(hold.real(.turnoutPercentage) == 55)
    #expect(hold.real(.turnoutChange) == 15)
  }

  @Test("a preferential count swings by the last two, and shares stay those of the first count")
  func preferential() throws {
    let before = held(by: "lab", votes: ["lab": 55, "con": 45])
    var night = Night(of: Election(by: .preferential), baseline: [before])
    let gain = try #require(
      night.events(
        contest(
          "c", .declared, .init("A lab", 40, final: 48), .init("B con", 35, final: 52),
          .init("C green", 25))
      ).first { $0.type == .seatGained })
    #expect(swing(of: gain) == ["7.0", "lab", "con"])
    #expect(gain.integer(.majority) == 4)
    #expect(gain.real(.majorityPercentage) == 4)
    #expect(gain.integer(.winnerVotes) == 35)
    #expect(gain.real(.winnerPercentage) == 35)
  }

  @Test("deciding counts are compared with each other, and shares with those of the first count")
  func finalVotes() throws {
    let before = PreviousResult(
      contest: "c",
      entries: [
        .init(party: "lab", seats: 1, votes: 30, finalVotes: 60),
        .init(party: "con", seats: 0, votes: 35, finalVotes: 40),
        .init(party: "green", seats: 0, votes: 35),
      ])
    let hold = try seat(
      [before], .init("A lab", 40, final: 55), .init("B con", 35, final: 45),
      .init("C green", 25))
    #expect(swing(of: hold) == ["5.0", "lab", "con"])
    #expect(hold.integer(.previousMajority) == 20)
    #expect(hold.json(.candidates).contains(#""final_votes":55,"pct":40,"change":10,"#))
  }
}
