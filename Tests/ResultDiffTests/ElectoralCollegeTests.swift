import ElectionResults
import Testing

/// Georgia with its certified votes of 3 November 2020; of Maine the awards, with generated votes.
@Suite("electoral college") struct ElectoralCollegeTests {
  private func state(
    _ id: ContestID, _ status: ContestStatus, electors: Double, biden: Int, trump: Int,
    others: Int = 0,
    called: String? = nil
  ) -> ContestResult {
    var result = contest(
      id, status, .init("Joe Biden dem", biden, elected: called == "dem" ? true : nil),
      .init("Donald Trump gop", trump, elected: called == "gop" ? true : nil),
      .init("Others others", others))
    (result.kind, result.weight) = (.state, electors)
    return result
  }

  private func night(_ basis: FlipBasis) -> Night {
    Night(
      of: Election(by: .electoralCollege, on: basis, seats: 538, bodySeats: 538),
      baseline: ["GA", "ME", "ME-1", "ME-2"].map {
        held(ContestID($0), by: $0 == "GA" || $0 == "ME-2" ? "gop" : "dem", since: 2016)
      })
  }

  @Test("a declared state gives its electoral votes, and has every column right")
  func declared() throws {
    var night = night(.declaration)
    let events = night.events(
      state("GA", .declared, electors: 16, biden: 2_473_633, trump: 2_461_854, others: 62_229))
    #expect(
      events.figures(of: .seatGained) == [
        "kind": "state", "seats": "1", "weight": "16.0", "status": "declared",
        "winner": "Joe Biden", "to_party": "dem", "to_party_name": "dem", "from_party": "gop",
        "from_party_name": "gop", "winner_votes": "2473633", "winner_pct": "49.5",
        "runner_up": "Donald Trump", "runner_up_party": "gop", "majority": "11779",
        "majority_pct": "0.24", "valid_votes": "4997716", "held_since": "2016",
        "is_notional": "false",
      ])
    #expect(night.seatsWon == ["dem": 16])
    #expect(night.seatsChange == ["dem": 16, "gop": -16])
    #expect(events.last { $0.type == .tallyChanged }?.integer(.declared) == 16)
  }

  @Test("a state that splits its electors is as many contests as there are awards")
  func split() {
    var night = night(.declaration)
    _ = night.events(
      state("ME", .declared, electors: 2, biden: 9, trump: 8),
      state("ME-1", .declared, electors: 1, biden: 6, trump: 3),
      state("ME-2", .declared, electors: 1, biden: 3, trump: 5))
    #expect(night.seatsWon == ["dem": 3, "gop": 1])
    #expect(night.seatsChange == [:])
  }

  @Test("a called state counts only where seats rest on calls")
  func called() {
    let call = state(
      "GA", .called, electors: 16, biden: 2_473_633, trump: 2_461_854, others: 62_229, called: "dem"
    )
    var (cautious, quick) = (night(.declaration), night(.call))
    #expect(cautious.types(call) == [.countStarted, .contestCalled])
    #expect(cautious.seatsWon == [:])
    #expect(
      quick.types(call) == [.countStarted, .contestCalled, .seatGained, .tallyChanged])
    #expect(quick.seatsWon == ["dem": 16])
    let declared = state(
      "GA", .declared, electors: 16, biden: 2_473_633, trump: 2_461_854, others: 62_229)
    #expect(quick.types(declared) == [.resultDeclared])
    #expect(quick.seatsWon == ["dem": 16])
  }
}
