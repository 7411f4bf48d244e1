import ElectionResults
import Testing

/// Figures of the declarations of 8 May 2021, as the returning officer for London and the BBC published them; of London in
/// 2016 the second count.
@Suite("supplementary vote") struct SupplementaryVoteTests {
  /// The mayor of London, 6 May 2021: the first four of twenty, with the totals of all.
  private func london(
    _ status: ContestStatus, khan: Int? = nil, bailey: Int? = nil
  ) -> ContestResult {
    var result = contest(
      "c", status, valid: 2_531_357, .init("Sadiq Khan lab", 1_013_721, final: khan),
      .init("Shaun Bailey con", 893_051, final: bailey),
      .init("Sian Berry green", 197_976), .init("Luisa Porritt ld", 111_716))
    result.kind = .mayoralty
    result.rejectedVotes = 114_201
    return result
  }

  @Test("London 2021 is decided by second preferences, and has every column right")
  func second() throws {
    let before = held(by: "lab", since: 2016, votes: ["lab": 1_310_143, "con": 994_614])
    var night = Night(of: Election(by: .sv, seats: 1), baseline: [before])
    #expect(night.types(london(.declared)) == [.countStarted])
    #expect(night.contest("c")?.status == .counting)
    let events = night.events(london(.declared, khan: 1_206_034, bailey: 977_601))
    #expect(
      events.map(\.type) == [.resultDeclared, .seatHeld, .tallyChanged, .electionComplete])
    #expect(
      events.figures(of: .seatHeld) == [
        "kind": "mayoralty", "seats": "1", "status": "declared", "previous_status": "counting",
        "winner": "Sadiq Khan", "to_party": "lab", "to_party_name": "Labour",
        "winner_votes": "1013721", "winner_pct": "40.05", "runner_up": "Shaun Bailey",
        "runner_up_party": "con", "majority": "228433", "majority_pct": "9.02",
        "previous_majority": "315529", "previous_majority_pct": "13.69",
        // By the second count, per cent of all valid votes.
        "swing": "2.33", "swing_from": "lab", "swing_to": "con", "valid_votes": "2531357",
        "rejected_votes": "114201", "held_since": "2016", "is_notional": "false",
      ])
    #expect(
      events[1].json(.candidates).contains(
        #""votes":1013721,"final_votes":1206034,"pct":40.05,"#))
    #expect(events.figures(of: .resultDeclared) == events.figures(of: .seatHeld))
  }

  @Test("Greater Manchester 2021 is won in the first round")
  func first() throws {
    var manchester = contest(
      "c", .declared, electorate: 2_057_679, .init("Andy Burnham lab", 473_024),
      .init("Laura Evans con", 137_753), .init("Melanie Horrocks green", 30_699),
      .init("Simon Lepori ld", 22_373), .init("Nick Buckley ruk", 18_910),
      .init("Stephen Morris EDP", 9_488), .init("Marcus Farmer ind", 6_448),
      .init("David Sutcliffe ind", 2_182), .init("Alec Marvel ind", 1_907))
    manchester.kind = .mayoralty
    var night = Night(of: Election(by: .sv), baseline: [held(by: "lab", since: 2017)])
    let events = night.events(manchester)
    #expect(
      events.figures(of: .seatHeld) == [
        "kind": "mayoralty", "seats": "1", "status": "declared", "winner": "Andy Burnham",
        "to_party": "lab", "to_party_name": "Labour", "winner_votes": "473024",
        "winner_pct": "67.31", "runner_up": "Laura Evans", "runner_up_party": "con",
        "majority": "335271", "majority_pct": "47.71", "electorate": "2057679",
        "turnout_pct": "34.15", "valid_votes": "702784", "held_since": "2017",
        "is_notional": "false",
      ])
  }
}
