import ElectionResults
import Testing

/// Generated figures.
@Suite("transferable votes for several seats") struct TransferableVoteTests {
  /// A ward of three seats: the elected are marked, the last stage may be known.
  private func ward(
    _ status: ContestStatus = .declared, final: [Int?] = [nil, nil, nil, nil, nil]
  ) -> ContestResult {
    var result = ResultDiffTests.ward(
      "w", status, seats: 3, electorate: 10_000, ballots: 4_100,
      .init("A con", 1_500, final: final[0], elected: true),
      .init("B lab", 900, final: final[1], elected: true),
      .init("C ld", 600, final: final[2], elected: true),
      .init("D lab", 700, final: final[3], elected: false),
      .init("E ind", 300, final: final[4], elected: false))
    if status == .counting {
      for place in result.candidates.indices { result.candidates[place].isElected = nil }
    }
    return result
  }

  private func night(_ system: ElectoralSystem = .stv) -> Night {
    let before = PreviousResult(
      contest: "w",
      entries: [
        .init(party: "con", seats: 1, votes: 1_000, heldSince: 2012),
        .init(party: "lab", seats: 2, votes: 2_000, heldSince: 2007),
        .init(party: "ld", seats: 0, votes: 500),
      ], electorate: 10_000)
    return Night(of: Election(by: system), baseline: [before])
  }

  @Test("a ward has no majority, and every other column right")
  func columns() throws {
    var night = night()
    let events = night.events(ward())
    #expect(
      events.figures(of: .seatGained) == [
        "kind": "ward", "seats": "3", "status": "declared", "winner": "C", "to_party": "ld",
        "to_party_name": "Liberal Democrat", "from_party": "lab", "from_party_name": "Labour",
        "winner_votes": "600", "winner_pct": "15.0", "electorate": "10000", "turnout_pct": "40.0",
        "turnout_change": "5.0", "valid_votes": "4000", "held_since": "2007",
        "is_notional": "false", "seats_change": "1",
      ])
    #expect(night.seatsWon == ["con": 1, "lab": 1, "ld": 1])
    #expect(night.contest("w")?.outcome?.majority == nil)
    #expect(night.change([ward()]) == nil)
  }

  @Test("who came next is known by the last stage alone")
  func runnerUp() throws {
    var night = night()
    let declared = try #require(
      night.events(ward(final: [1_001, 1_001, 950, 820, nil]))
        .first { $0.type == .resultDeclared })
    #expect(declared.text(.runnerUp) == "D")
    #expect(declared.text(.runnerUpParty) == "lab")
    #expect(declared[.majority] == nil)
    #expect(declared[.majorityPercentage] == nil)
  }

  @Test("while it is counted nobody is ahead by votes, and never by votes is anybody elected")
  func counting() throws {
    var night = night()
    let started = try #require(night.events(ward(.counting)).first)
    #expect(started.type == .countStarted)
    #expect(started[.majority] == nil)
    #expect(started[.runnerUp] == nil)
    var unmarked = ward(.counting)
    unmarked.status = .declared
    #expect(night.types(unmarked) == [])
    #expect(night.contest("w")?.outcome == nil)
  }

  @Test("a correction and a retraction have no majority either")
  func corrected() throws {
    var night = night()
    _ = night.events(ward())
    var other = ward()
    other.candidates[2].isElected = false
    other.candidates[3].isElected = true
    let corrected = night.events(other)
    #expect(corrected.map(\.type).prefix(2) == [.resultCorrected, .seatHeld])
    #expect(corrected[1][.majority] == nil)
    #expect(corrected[1][.wasMajority] == nil)
    let retracted = night.events(ward(.counting))
    #expect(retracted.first?.type == .resultRetracted)
    #expect(retracted.first?[.wasMajority] == nil)
  }

  @Test("the same ward by block vote has no majority below 0, and turnout by ballot papers")
  func block() throws {
    var night = night(.block)
    let gain = try #require(night.events(ward()).first { $0.type == .seatGained })
    #expect(gain[.majority] == nil)
    #expect(gain.text(.runnerUp) == "D")
    #expect(gain.real(.turnoutPercentage) == 41)
    #expect(gain[.turnoutChange] == nil)
  }

  @Test("a gain from two losers has nobody who held the seat since a year")
  func twoLosers() throws {
    let before = PreviousResult(
      contest: "w",
      entries: [
        .init(party: "lab", seats: 2, heldSince: 2007),
        .init(party: "ld", seats: 1, heldSince: 2003),
      ])
    var night = Night(of: Election(by: .stv), baseline: [before])
    let two = ResultDiffTests.ward(
      "w", .declared, seats: 3, .init("A con", 9, elected: true), .init("B con", 8, elected: true),
      .init("C lab", 7, elected: true))
    let gain = try #require(night.events(two).first { $0.type == .seatGained })
    #expect(gain[.fromParty] == nil)
    #expect(gain[.heldSince] == nil)
  }
}
