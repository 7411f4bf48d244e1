import ElectionResults
import Testing

/// Generated figures.
@Suite("seats that rest on calls") struct CallFlipTests {
  private func night(_ basis: FlipBasis = .call, holder: PartyCode = "lab") -> Night {
    Night(
      of: Election(by: .fptp, on: basis, seats: 3, bodySeats: 3),
      baseline: ["c", "d"].map {
        held(ContestID($0), by: holder, since: 1997, votes: ["lab": 60, "con": 40])
      })
  }

  /// A for con, B for lab, D for con too; one of them may be marked.
  private func result(
    _ winner: String, _ status: ContestStatus, votes: (Int, Int, Int) = (50, 30, 10),
    party: String = "con", electorate: Int? = 200
  ) -> ContestResult {
    contest(
      "c", status, electorate: electorate,
      .init("A \(party)", votes.0, id: "1", elected: winner == "A" ? true : nil),
      .init("B lab", votes.1, id: "2", elected: winner == "B" ? true : nil),
      .init("D con", votes.2, id: "3", elected: winner == "D" ? true : nil))
  }

  private func only(_ type: EventType, in events: [Event]) throws -> Event {
    let found = events.filter { $0.type == type }
    #expect(found.count == 1)
    return try #require(found.first)
  }

  @Test("the seat event comes with the call, has it as its cause, and moves the tallies")
  func call() throws {
    var night = night()
    let events = night.events(result("A", .called))
    #expect(
      events.map(\.type) == [.countStarted, .contestCalled, .seatGained, .tallyChanged])
    let call = try only(.contestCalled, in: events)
    let gain = try only(.seatGained, in: events)
    #expect(gain.text(.cause) == call.text(.id))
    #expect(gain[.corrects] == nil)
    #expect(events[3].text(.cause) == call.text(.id))
    #expect(events[3].integer(.declared) == 1)
    #expect(
      gain.figures == [
        "seats": "1", "status": "called", "winner": "A", "to_party": "con",
        "to_party_name": "Conservative", "from_party": "lab", "from_party_name": "Labour",
        "winner_votes": "50", "winner_pct": "55.56", "runner_up": "B", "runner_up_party": "lab",
        "majority": "20", "majority_pct": "22.22", "previous_majority": "20",
        "previous_majority_pct": "20.0", "electorate": "200", "valid_votes": "90",
        "held_since": "1997", "is_notional": "false",
      ])
    #expect(gain.json(.candidates).contains(#""elected":null"#))
    #expect(night.seatsWon == ["con": 1])
    #expect(night.seatsChange == ["con": 1, "lab": -1])
    #expect(night.contest("c")?.outcome == nil)
    #expect(night.contest("c")?.called?.declaration == call.id)
    #expect(night.change([result("A", .called)]) == nil)
    #expect(night.types(result("A", .called, votes: (60, 35, 10))) == [.countProgress])
  }

  @Test("a call for whoever is behind has no majority")
  func behind() throws {
    var night = night()
    let hold = try only(.seatHeld, in: night.events(result("B", .called)))
    #expect(hold.text(.winner) == "B")
    #expect(hold.integer(.heldSince) == 1997)
    for column in [EventColumn.majority, .runnerUp, .swing, .turnoutPercentage] {
      #expect(hold[column] == nil)
    }
  }

  @Test("a declaration of the same winner adds only itself, and the seat stays the call's")
  func declared() throws {
    var night = night()
    let gain = try only(.seatGained, in: night.events(result("A", .called)))
    let events = night.events(result("A", .declared))
    #expect(events.map(\.type) == [.resultDeclared])
    #expect(events[0].text(.fromParty) == "lab")
    #expect(events[0].real(.swing) == 21.11)
    #expect(night.contest("c")?.outcome?.seatEvent == gain.id)
    #expect(night.contest("c")?.outcome?.gainedFrom == "lab")
    #expect(night.seatsWon == ["con": 1])
    #expect(night.change([result("A", .declared)]) == nil)
    let corrected = night.events(result("B", .declared, votes: (50, 60, 10)))
    #expect(
      corrected.map(\.type) == [
        .resultCorrected, .seatHeld, .contestUncalled, .tallyChanged, .tallyChanged,
      ])
    #expect(corrected[1].text(.corrects) == gain.text(.id))
    #expect(night.seatsWon == ["lab": 1])
    #expect(night.contest("c")?.called == nil)
  }

  @Test("a declaration of another winner takes the call back and corrects the seat event")
  func otherDeclared() throws {
    var night = night()
    let first = night.events(result("A", .called))
    let (call, gain) = (try only(.contestCalled, in: first), try only(.seatGained, in: first))
    let events = night.events(result("B", .declared, votes: (50, 60, 10)))
    #expect(
      events.map(\.type) == [
        .leadChanged, .contestUncalled, .resultDeclared, .seatHeld, .tallyChanged, .tallyChanged,
      ])
    #expect(events[1].text(.corrects) == call.text(.id))
    #expect(events[3].text(.corrects) == gain.text(.id))
    #expect(events[3].text(.cause) == events[2].text(.id))
    #expect(events[3].text(.wasWinner) == "A")
    #expect(events[3].text(.wasParty) == "con")
    #expect(events[3][.wasMajority] == nil)
    #expect(night.seatsWon == ["lab": 1])
    #expect(night.seatsChange == [:])
  }

  @Test("another person of the same party is another winner: the seat event is told again")
  func sameParty() throws {
    var night = night()
    let gain = try only(.seatGained, in: night.events(result("A", .called)))
    let events = night.events(result("D", .declared, votes: (50, 30, 51)))
    #expect(
      events.map(\.type) == [.leadChanged, .contestUncalled, .resultDeclared, .seatGained])
    #expect(events[3].text(.corrects) == gain.text(.id))
    #expect(events[3].id != gain.id)
    let corrected = night.events(result("A", .declared, votes: (52, 30, 51)))
    #expect(corrected.map(\.type) == [.resultCorrected])
  }

  @Test("a correction to another person of the party called tells the seat event that is right")
  func correctedPerson() throws {
    var night = night()
    let gain = try only(.seatGained, in: night.events(result("A", .called)))
    _ = night.events(result("A", .declared))
    let events = night.events(result("D", .declared, votes: (50, 30, 51)))
    #expect(events.map(\.type) == [.resultCorrected, .seatGained, .contestUncalled])
    #expect(events[1].text(.corrects) == gain.text(.id))
  }

  @Test("a call that is withdrawn takes its seat back, and nothing else follows")
  func uncalled() throws {
    for other in [result("", .counting), result("", .called), result("A", .recount)] {
      var night = night()
      let call = try only(.contestCalled, in: night.events(result("A", .called)))
      let events = night.events(other).filter { $0.type != .recountStarted }
      #expect(events.map(\.type) == [.contestUncalled, .tallyChanged])
      #expect(events[0].text(.corrects) == call.text(.id))
      #expect(events[0].text(.wasWinner) == "A")
      #expect(events[0].text(.wasParty) == "con")
      #expect(events[1].text(.cause) == events[0].text(.id))
      #expect(night.seatsWon == [:])
      #expect(night.seatsChange == [:])
      #expect(night.contest("c")?.called == nil)
      let again = night.events(result("A", .called))
      #expect(again.map(\.type) == [.contestCalled, .seatGained, .tallyChanged])
      #expect(again[0].id != call.id)
    }
  }

  @Test("a call that moves is withdrawn and made anew, each with its seat")
  func moved() throws {
    var night = night()
    _ = night.events(result("A", .called))
    let events = night.events(result("B", .called))
    #expect(
      events.map(\.type) == [
        .contestUncalled, .contestCalled, .seatHeld, .tallyChanged, .tallyChanged,
      ])
    #expect(events[2].text(.cause) == events[1].text(.id))
    #expect(events[2][.corrects] == nil)
    #expect(events[3].text(.cause) == events[1].text(.id))
    #expect(night.seatsWon == ["lab": 1])
  }

  @Test("the called person shown for another party is called anew")
  func otherParty() {
    var night = night()
    _ = night.events(result("A", .called))
    #expect(
      night.types(result("A", .called, party: "ld")) == [
        .contestUncalled, .contestCalled, .seatGained, .tallyChanged, .tallyChanged,
      ])
    #expect(night.seatsWon == ["ld": 1])
  }

  @Test("a retraction whose call still stands leaves the seat where it is")
  func retracted() throws {
    var night = night()
    let gain = try only(.seatGained, in: night.events(result("A", .called)))
    _ = night.events(result("A", .declared))
    #expect(night.types(result("A", .called)) == [.resultRetracted])
    #expect(night.seatsWon == ["con": 1])
    #expect(night.contest("c")?.called?.seatEvent == gain.id)
    #expect(night.types(result("A", .declared)) == [.resultDeclared])
    #expect(
      night.types(result("", .counting)) == [.resultRetracted, .contestUncalled, .tallyChanged])
    #expect(night.seatsWon == [:])
  }

  @Test("without a call the declaration tells the seat, and a call after its retraction anew")
  func neverCalled() throws {
    var night = night()
    #expect(
      night.types(result("", .declared)) == [
        .countStarted, .resultDeclared, .seatGained, .tallyChanged,
      ])
    #expect(
      night.types(result("A", .called)) == [.resultRetracted, .contestCalled, .seatGained])
    #expect(night.seatsWon == ["con": 1])
  }

  @Test("majority and completion rest on calls")
  func majority() {
    var night = night()
    func called(_ id: ContestID, _ status: ContestStatus = .called) -> ContestResult {
      var result = result("A", status)
      result.id = id
      return result
    }
    _ = night.events(called("c"))
    #expect(night.types(called("d")).suffix(2) == [.tallyChanged, .majorityReached])
    let byCalls = night.events(called("e")).last
    #expect(byCalls?.type == .electionComplete)
    #expect(byCalls?.text(.message) == "not all declared, some only called")
    #expect(night.standing.isComplete)
    #expect(night.types(called("e", .counting)).first == .contestUncalled)
    #expect(!night.standing.isComplete)
    #expect(night.types(called("e", .declared)).last == .electionComplete)
    #expect(night.types(called("d", .counting)).contains(.majorityLost) == false)
    let lost = night.events(called("c", .counting))
    #expect(lost.last?.type == .majorityLost)
    #expect(lost.last?.text(.cause) == lost.first?.text(.id))
  }

  @Test("of several seats the seat events come when all are called")
  func several() throws {
    func called(_ marked: String, _ status: ContestStatus = .called) -> ContestResult {
      return ward(
        "w", status, seats: 2, .init("A con", 9, elected: marked.contains("A") ? true : nil),
        .init("B con", 8, elected: marked.contains("B") ? true : nil),
        .init("C lab", 7, elected: marked.contains("C") ? true : nil))
    }
    var night = Night(
      of: Election(by: .block, on: .call),
      baseline: [seatsHeld("w", ("con", 1, nil), ("ld", 1, nil))])
    #expect(night.types(called("A")) == [.countStarted, .contestCalled])
    #expect(night.seatsWon == [:])
    let events = night.events(called("AC"))
    #expect(
      events.map(\.type) == [
        .contestCalled, .seatGained, .tallyChanged, .tallyChanged, .electionComplete,
      ])
    #expect(events.seats == [["seat.gained", "ld", "lab", "1", "C"]])
    #expect(events[1].text(.cause) == events[0].text(.id))
    #expect(night.contest("w")?.called?.electedCount == 2)
    #expect(night.types(called("AC", .declared)) == [.resultDeclared])
    #expect(night.contest("w")?.outcome?.awards == night.contest("w")?.called?.awards)
    #expect(night.types(called("AC")) == [.resultRetracted])
    let withdrawn = night.events(called("C"))
    #expect(withdrawn.map(\.type) == [.contestUncalled, .tallyChanged, .tallyChanged])
    #expect(withdrawn[0].text(.wasWinner) == "A")
    // The call from which the seats followed.
    #expect(withdrawn[0].text(.corrects) == events[0].text(.id))
    #expect(night.seatsWon == [:])
  }

  @Test("by default a call is no seat, and what is stored says so")
  func byDeclaration() {
    var night = night(.declaration)
    #expect(night.types(result("A", .called)) == [.countStarted, .contestCalled])
    #expect(night.contest("c")?.called == nil)
    #expect(night.seatsWon == [:])
    #expect(
      night.types(result("A", .declared)) == [.resultDeclared, .seatGained, .tallyChanged])
  }
}
